import { OAuthServer, type Profile } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNewAccountEachTime extends OAuthServer {
  override personOf(profile: Profile) {
    this.people = this.people.filter(({ sub }) => sub !== profile.sub);
    return super.personOf(profile);
  }

  #made = 0;

  override newPerson(profile: Profile) {
    return Object.assign(super.newPerson(profile), { id: `${profile.sub}-${(this.#made += 1)}` });
  }
}

serve(new WrongNewAccountEachTime());
