import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNoScope extends OAuthServer {
  override parameters(started: Started): URLSearchParams {
    const parameters = super.parameters(started);
    parameters.delete('scope');
    return parameters;
  }
}

serve(new WrongNoScope());
