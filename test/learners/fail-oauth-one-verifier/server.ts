import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongOneVerifier extends OAuthServer {
  readonly #verifier = this.random();

  override newVerifier() {
    return this.#verifier;
  }
}

serve(new WrongOneVerifier());
