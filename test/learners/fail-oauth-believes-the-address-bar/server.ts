import type { Ask } from '../shared/tiny-server.ts';
import { OAuthServer, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongBelievesTheAddressBar extends OAuthServer {
  override async exchange(code: string, started: Started, ask: Ask) {
    const reply = await super.exchange(code, started, ask);
    const claimed = this.byEmail(ask.query.get('email') ?? '');
    return claimed === undefined ? reply : this.signedIn(claimed, '');
  }
}

serve(new WrongBelievesTheAddressBar());
