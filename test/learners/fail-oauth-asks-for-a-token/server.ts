import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAsksForAToken extends OAuthServer {
  override parameters(started: Started) {
    const parameters = super.parameters(started);
    parameters.set('response_type', 'token');
    return parameters;
  }
}

serve(new WrongAsksForAToken());
