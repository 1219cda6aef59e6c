/** ID tokens (OpenID Connect Core 1.0, 2): for those who ask for the scope `openid`, right ones and some that are not theirs. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { ProviderAccess } from '../../ports/provider.ts';
import { encode } from '../jwt/web-token.ts';
import type { Account } from './service.ts';

const LIFETIME_S = 600;

/** What is wrong with an id token, in words that go on after "an id token", and how it is made wrong. */
export interface Foreign {
  what: string;
  change?: Record<string, unknown>;
  isSignedByAnother?: true;
  isUnsigned?: true;
}

export const FOREIGN: readonly Foreign[] = [
  { what: 'made out to another program ("aud")', change: { aud: 'another-program' } },
  { what: 'of another service ("iss")', change: { iss: 'http://127.0.0.1:9/another' } },
  { what: 'whose time is over ("exp")', change: { exp: 1_000_000_000, iat: 999_999_000 } },
  { what: 'that somebody else signed', isSignedByAnother: true },
  { what: 'that says it needs no signature', isUnsigned: true },
];

export class IdTokens {
  readonly #access: ProviderAccess;
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  /** Who the next id token is of, and what is wrong with it. */
  next: { account: Account; foreign: Foreign } | null = null;

  constructor(access: ProviderAccess) {
    this.#access = access;
  }

  get published(): object[] {
    return [{ ...this.#key.publicKey.export({ format: 'jwk' }), kid: 'service', alg: 'ES256', use: 'sig' }];
  }

  make(account: Account, nonce: string | null): string {
    const foreign = this.next?.foreign;
    const { sub, email, isVerified, name } = this.next?.account ?? account;
    const iat = Math.floor(Date.now() / 1_000);
    const about = { iss: this.#access.issuer, aud: this.#access.clientId, iat, exp: iat + LIFETIME_S };
    const who = { sub, email, email_verified: isVerified, name };
    const claims = { ...about, ...(nonce !== null && { nonce }), ...who, ...foreign?.change };
    if (foreign?.isUnsigned) return `${encode({ alg: 'none' })}.${encode(claims)}.`;
    const signed = `${encode({ alg: 'ES256', kid: 'service' })}.${encode(claims)}`;
    return `${signed}.${signatureOf(signed, foreign?.isSignedByAnother ? anotherKey() : this.#key.privateKey)}`;
  }
}

function anotherKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function signatureOf(signed: string, key: KeyObject): string {
  return sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}
