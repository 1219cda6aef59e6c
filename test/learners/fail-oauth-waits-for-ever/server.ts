import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongWaitsForEver extends OAuthServer {
  override withLimit() {
    return {};
  }
}

serve(new WrongWaitsForEver());
