import { createPublicKey, verify, type webcrypto } from 'node:crypto';
import type { Header } from '../shared/jwt-server.ts';
import { KeyPairServer } from '../shared/key-pair-server.ts';
import { serve } from '../shared/serve.ts';

class WrongBelievesItsHeader extends KeyPairServer {
  override accepts({ alg }: Header) {
    return alg === 'ES256';
  }

  override isSigned(signed: string, signature: string, header: Header) {
    const { jwk } = header as { jwk?: webcrypto.JsonWebKey };
    if (jwk === undefined) return super.isSigned(signed, signature, header);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify(
      'sha256',
      Buffer.from(signed),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
  }
}

serve(new WrongBelievesItsHeader());
