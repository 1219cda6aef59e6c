import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongKeepsTheVerifier extends OAuthServer {
  override form(code: string, started: Started) {
    const form = super.form(code, started);
    delete form['code_verifier'];
    return form;
  }
}

serve(new WrongKeepsTheVerifier());
