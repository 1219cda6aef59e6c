import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongKeepsTheState extends OAuthServer {
  override take(ask: Ask): Started | null {
    const started = this.started.get(this.cookieOf(ask));
    return started?.state === ask.query.get('state') ? started : null;
  }
}

serve(new WrongKeepsTheState());
