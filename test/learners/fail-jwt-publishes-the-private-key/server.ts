import { KeyPairServer } from '../shared/key-pair-server.ts';
import { serve } from '../shared/serve.ts';

class WrongPublishesThePrivateKey extends KeyPairServer {
  override published() {
    return [this.pair.privateKey.export({ format: 'jwk' })];
  }
}

serve(new WrongPublishesThePrivateKey());
