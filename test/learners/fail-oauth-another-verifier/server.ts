import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAnotherVerifier extends OAuthServer {
  override form(code: string, started: Started) {
    return super.form(code, { ...started, verifier: this.random() });
  }
}

serve(new WrongAnotherVerifier());
