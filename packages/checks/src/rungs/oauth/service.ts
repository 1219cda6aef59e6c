/**
 * The other service that people sign in with: the authorization server of RFC 6749 with PKCE (RFC 7636), and who somebody is
 * at `/userinfo`. It is strict where a real one is; what a real one may let pass is noted in `heard`, for the steps to judge.
 */
import { createHash } from 'node:crypto';
import type { Random } from '../../check/random.ts';
import type { Incoming, Outgoing, ProviderAccess } from '../../ports/provider.ts';
import { asJson, metadataOf, reject } from './service-answers.ts';
import { IdTokens } from './id-tokens.ts';

/** Somebody who has an account at the service. */
export interface Account {
  sub: string;
  email: string;
  isVerified: boolean;
  name: string;
}

/** What the learner's server asked for in the browser's address bar. */
export interface AuthorizationRequest {
  state: string;
  challenge: string;
  redirectUri: string;
  scope: string;
  nonce: string | null;
}

/** One request to the service and what was odd about it. */
export interface Heard {
  at: 'token' | 'userinfo' | 'other';
  code: string | null;
  status: number;
  /** Why the service refused it, in words; null where it did not. */
  refused: string | null;
  /** What a strict service would not let pass. */
  odd: string[];
}

/** A run asks for some hundred; a program that asks in a ring must not fill our memory. */
const MOST_HEARD = 2_000;

interface Grant {
  account: Account;
  request: AuthorizationRequest;
  isUsed: boolean;
}

export class Service {
  readonly heard: Heard[] = [];
  readonly access: ProviderAccess;
  readonly idTokens: IdTokens;
  /** Replies in place of those that it would give. */
  breakdown: { at: Heard['at']; reply: Outgoing } | null = null;
  readonly #grants = new Map<string, Grant>();
  /** Access tokens and whose they are. */
  readonly #tokens = new Map<string, Account>();
  readonly #random: Random;

  constructor(access: ProviderAccess, random: Random) {
    this.access = access;
    this.#random = random;
    this.idTokens = new IdTokens(access);
  }

  /** Somebody signed in at the service and agreed. @returns the code that the browser carries back */
  approve(request: AuthorizationRequest, account: Account): string {
    const code = this.#random.hex(32);
    this.#grants.set(code, { account, request, isUsed: false });
    return code;
  }

  /** An access token that some other program got for this person. */
  tokenFor(account: Account): string {
    const token = this.#random.hex(40);
    this.#tokens.set(token, account);
    return token;
  }

  /** Every access token that was ever given. */
  get tokens(): string[] {
    return [...this.#tokens.keys()];
  }

  answer(asked: Incoming): Outgoing {
    if (this.heard.length >= MOST_HEARD) return asJson(429, { error: 'slow_down' });
    const url = new URL(asked.target, this.access.issuer);
    const at = url.pathname === '/token' ? 'token' : url.pathname === '/userinfo' ? 'userinfo' : 'other';
    const heard: Heard = { at, code: null, status: 0, refused: null, odd: [] };
    this.heard.push(heard);
    const right =
      at === 'token' ? this.#token(asked, url, heard) : at === 'userinfo' ? this.#who(asked, url, heard) : null;
    const broken = this.breakdown?.at === at ? this.breakdown.reply : null;
    const reply = broken ?? right ?? metadataOf(url.pathname, this.access, this.idTokens);
    heard.status = typeof reply === 'string' ? 0 : reply.status;
    return reply;
  }

  #token({ method, headers, body }: Incoming, url: URL, heard: Heard): Outgoing {
    const form = new URLSearchParams(body);
    heard.code = form.get('code');
    if (method !== 'POST') return reject(heard, 405, 'invalid_request', `it came by ${method} and not by POST`);
    if (!/^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? ''))
      return reject(heard, 400, 'invalid_request', 'its body is no form (application/x-www-form-urlencoded)');
    if (url.search !== '') heard.odd.push('parameters in the address, where they end up in logs');
    if (!this.#isClient(headers['authorization'], form))
      return reject(heard, 401, 'invalid_client', 'client_id and client_secret are missing or wrong');
    if (form.get('grant_type') !== 'authorization_code')
      return reject(heard, 400, 'unsupported_grant_type', 'grant_type is not authorization_code');
    return this.#exchange(form, heard);
  }

  /** RFC 6749, 2.3.1: by HTTP Basic or in the form. */
  #isClient(authorization: string | undefined, form: URLSearchParams): boolean {
    const { clientId, clientSecret } = this.access;
    const basic = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
    if (basic === undefined) return form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
    const [id = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':');
    return decoded(id) === clientId && decoded(secret.join(':')) === clientSecret;
  }

  #exchange(form: URLSearchParams, heard: Heard): Outgoing {
    const grant = this.#grants.get(form.get('code') ?? '');
    const verifier = form.get('code_verifier');
    if (grant === undefined) return reject(heard, 400, 'invalid_grant', 'there is no such code');
    if (grant.isUsed) return reject(heard, 400, 'invalid_grant', 'this code was used before');
    const { challenge, redirectUri, nonce, scope } = grant.request;
    if (form.get('redirect_uri') !== redirectUri) heard.odd.push('no redirect_uri, or another than at the start');
    if (verifier === null) heard.odd.push('no code_verifier');
    else if (createHash('sha256').update(verifier).digest('base64url') !== challenge)
      return reject(heard, 400, 'invalid_grant', 'code_verifier does not fit the code_challenge of the start');
    else if (!/^[\w.~-]{43,128}$/.test(verifier))
      heard.odd.push('a code_verifier that is not 43 to 128 plain characters');
    grant.isUsed = true;
    const tokens = { access_token: this.tokenFor(grant.account), token_type: 'Bearer', expires_in: 3_600, scope };
    const isOpenId = scope.split(' ').includes('openid');
    return asJson(200, { ...tokens, ...(isOpenId && { id_token: this.idTokens.make(grant.account, nonce) }) });
  }

  #who({ headers }: Incoming, url: URL, heard: Heard): Outgoing {
    if (url.searchParams.has('access_token'))
      heard.odd.push('the access token in the address, where it ends up in logs');
    const token = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '';
    const account = this.#tokens.get(token);
    if (account === undefined) return reject(heard, 401, 'invalid_token', 'there is no such access token');
    const { sub, email, isVerified, name } = account;
    return asJson(200, { sub, email, email_verified: isVerified, name });
  }
}

/** Both parts of Basic are encoded as in a form; what is not stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
