import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNoState extends OAuthServer {
  override parameters(started: Started) {
    const parameters = super.parameters(started);
    parameters.delete('state');
    return parameters;
  }
}

serve(new WrongNoState());
