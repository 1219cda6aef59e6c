import type { Ask } from '../shared/tiny-server.ts';
import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAddressFromTheRequest extends OAuthServer {
  override begin(ask: Ask) {
    this.redirectUri = `https://${ask.headers.host?.split(':')[0] ?? ''}${ask.path.replace('start', 'callback')}`;
    return super.begin(ask);
  }
}

serve(new WrongAddressFromTheRequest());
