/** The key of this instance: it signs receipts, requests for an endorsement, and endorsements. */
import type { Signed } from '@waymark/contract/endorsement';
import { instance, type Db } from '@waymark/store';
import { calculateJwkThumbprint, exportJWK, FlattenedSign, generateKeyPair, importJWK, type JWK } from 'jose';

/** RFC 8037: Ed25519 in JOSE. */
const ALGORITHM = 'EdDSA';

export interface Signer {
  /** What anybody may know. */
  publicKey: JWK & { kid: string };
  /** @param type of the file, as its header names it: no kind of file passes for another */
  sign(type: string, payload: object): Promise<Signed>;
}

/** Opens the instance's signing key; makes it, once, where there is none. Call it where nothing else is read. */
export async function openSigner(transaction: <T>(work: (db: Db) => Promise<T>) => Promise<T>): Promise<Signer> {
  const text = await transaction(async (db) => {
    const kept = await instance.get(db, instance.SIGNING_KEY);
    if (kept !== null) return kept;
    const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
    const fresh = JSON.stringify(await exportJWK(privateKey));
    return instance.setOnce(db, instance.SIGNING_KEY, fresh);
  });
  const jwk = JSON.parse(text) as JWK;
  const key = await importJWK(jwk, ALGORITHM);
  const { kty, crv, x } = jwk;
  const shared = { kty, crv, x } as JWK;
  const kid = await calculateJwkThumbprint(shared);
  return {
    publicKey: { ...shared, kid },
    sign: (type, payload) =>
      new FlattenedSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: ALGORITHM, typ: type, kid, jwk: shared })
        .sign(key) as Promise<Signed>,
  };
}
