import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongThrowsAtNo extends OAuthServer {
  override saidNo() {
    return this.error(500, 'Cannot read properties of undefined');
  }
}

serve(new WrongThrowsAtNo());
