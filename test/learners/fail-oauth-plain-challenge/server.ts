import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongPlainChallenge extends OAuthServer {
  override parameters(started: Started) {
    const parameters = super.parameters(started);
    parameters.set('code_challenge', started.verifier);
    parameters.set('code_challenge_method', 'plain');
    return parameters;
  }
}

serve(new WrongPlainChallenge());
