/** JSON Web Tokens as a checker needs them: read without believing, and forged in every way that must not work (RFC 7515, 7519). */
import { createHmac, createPublicKey, constants, verify, type webcrypto } from 'node:crypto';
import { isRecord } from '../../schema/validate.ts';

/** A key as JSON (RFC 7517). */
export type Jwk = webcrypto.JsonWebKey & { kid?: string };

export type Claims = Record<string, unknown>;

export interface WebToken {
  text: string;
  /** As they stand in the token: header, payload, signature. */
  parts: [header: string, payload: string, signature: string];
  header: Claims;
  payload: Claims;
}

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** @returns the token taken apart, or what keeps it from being one, in words */
export function readWebToken(text: string): WebToken | string {
  const parts = text.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3) return `text with ${parts.length === 1 ? 'no dot' : `${parts.length - 1} dots`} in it`;
  if (!parts.every((part) => BASE64URL.test(part))) return 'a part that is empty or not base64url';
  const [head, body] = [jsonOf(header), jsonOf(payload)];
  if (head === null) return 'a first part that is no JSON object';
  if (body === null) return 'a second part that is no JSON object';
  return { text, parts: [header, payload, signature], header: head, payload: body };
}

function jsonOf(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** Hash of each algorithm with a shared key. */
export const SHARED: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

/** Those with a key pair. */
const PAIRED: Readonly<Record<string, string | null>> = {
  ...{ RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' },
  ...{ PS256: 'sha256', PS384: 'sha384', PS512: 'sha512' },
  ...{ ES256: 'sha256', ES384: 'sha384', ES512: 'sha512', EdDSA: null, Ed25519: null },
};

export const ALGORITHMS: readonly string[] = [...Object.keys(SHARED), ...Object.keys(PAIRED)];

/** @returns whole token, signed with a shared key */
export function signShared(header: Claims & { alg: string }, payload: unknown, key: string | Uint8Array): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${mac(header.alg, key, signed)}`;
}

export function mac(alg: string, key: string | Uint8Array, signed: string): string {
  return createHmac(SHARED[alg] ?? 'sha256', key)
    .update(signed)
    .digest('base64url');
}

/** @returns whether the public key fits the signature; false for a key or an algorithm that cannot be used */
export function isSignedWith(jwk: Jwk, token: WebToken): boolean {
  const { alg } = token.header;
  if (typeof alg !== 'string' || !Object.hasOwn(PAIRED, alg)) return false;
  const [header, payload, signature] = token.parts;
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const pss = alg.startsWith('PS') && {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    };
    const how = { key, dsaEncoding: 'ieee-p1363' as const, ...pss };
    const signed = Buffer.from(`${header}.${payload}`);
    return verify(PAIRED[alg] ?? null, signed, how, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
