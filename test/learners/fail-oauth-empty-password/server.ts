import { OAuthServer, type OAuthPerson } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongEmptyPassword extends OAuthServer {
  override fits(person: OAuthPerson, password: string) {
    return person.hash === '' ? password === '' : super.fits(person, password);
  }
}

serve(new WrongEmptyPassword());
