import type { Ask } from '../shared/tiny-server.ts';
import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTakesTokensFromBrowsers extends OAuthServer {
  override async callback(ask: Ask) {
    const token = ask.query.get('access_token');
    if (token === null) return super.callback(ask);
    const person = this.personOf(await this.profileOf(token));
    return person === null ? this.error(409, 'sign in') : this.signedIn(person, token);
  }
}

serve(new WrongTakesTokensFromBrowsers());
