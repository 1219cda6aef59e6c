/** The signature of a file, checked with nothing but the file: the key stands in its header, and no other is asked. */
import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, flattenedVerify } from 'jose';
import type { Signed } from './schema.ts';

/** Ed25519 signs 64 bytes: 86 characters, of which the last carries two bits and nothing else. */
const SIGNATURE = /^[\w-]{85}[AQgw]$/;

/**
 * @param type what the header's `typ` has to be, so that no kind of file passes for another
 * @returns what was signed, as text, and the thumbprint (RFC 7638) of the key; null where the signature does not fit
 */
export async function signedBy(file: Signed, type: string): Promise<{ text: string; key: string } | null> {
  // Without the pattern a last character could be changed in the bits that no decoder looks at.
  if (!SIGNATURE.test(file.signature)) return null;
  try {
    const { payload, protectedHeader } = await flattenedVerify(file, EmbeddedJWK, { algorithms: ['EdDSA', 'Ed25519'] });
    const { typ, jwk, kid } = protectedHeader ?? {};
    if (typ !== type || jwk === undefined) return null;
    const key = await calculateJwkThumbprint(jwk);
    if (kid !== key) return null;
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(payload), key };
  } catch {
    return null;
  }
}

/** @returns the `typ` that a file says it has, to choose who reads it; proves nothing, and null where there is none */
export function typeOf(file: Signed): string | null {
  try {
    const { typ } = decodeProtectedHeader(file);
    return typeof typ === 'string' ? typ : null;
  } catch {
    return null;
  }
}

/** @returns the SHA-256 of a text as UTF-8, in hex */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
