import { json } from '../shared/tiny-server.ts';
import { OAuthServer, type OAuthPerson } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongHandsItsTokenOn extends OAuthServer {
  override signedIn(person: OAuthPerson, accessToken: string) {
    return json(200, { token: this.tokenFor(person), accessToken });
  }
}

serve(new WrongHandsItsTokenOn());
