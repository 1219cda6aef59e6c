import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongKeepsTheVerifier extends OAuthServer {
  override form(code: string, started: Started) {
    const { code_verifier: _, ...form } = super.form(code, started);
    return form;
  }
}

serve(new WrongKeepsTheVerifier());
