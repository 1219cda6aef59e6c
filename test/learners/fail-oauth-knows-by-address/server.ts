import { OAuthServer, type Profile } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongKnowsByAddress extends OAuthServer {
  override personOf(profile: Profile) {
    const known = this.people.find(({ sub, email }) => sub !== undefined && email === this.normal(profile.email));
    if (known !== undefined) return known;
    return this.byEmail(profile.email) === undefined ? this.newPerson(profile) : null;
  }
}

serve(new WrongKnowsByAddress());
