import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class Wrong500ForTheService extends OAuthServer {
  override serviceFailed() {
    return this.error(500, 'Unexpected token');
  }
}

serve(new Wrong500ForTheService());
