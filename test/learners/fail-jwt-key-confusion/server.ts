import { createHmac } from 'node:crypto';
import type { Header } from '../shared/jwt-server.ts';
import { KeyPairServer } from '../shared/key-pair-server.ts';
import { serve } from '../shared/serve.ts';

class WrongKeyConfusion extends KeyPairServer {
  override accepts({ alg }: Header) {
    return alg === 'ES256' || alg === 'HS256';
  }

  override isSigned(signed: string, signature: string, header: Header) {
    if (header.alg !== 'HS256') return super.isSigned(signed, signature, header);
    const key = this.pair.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', key).update(signed).digest('base64url') === signature;
  }
}

serve(new WrongKeyConfusion());
