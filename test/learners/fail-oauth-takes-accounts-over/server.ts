import { OAuthServer, type Profile } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTakesAccountsOver extends OAuthServer {
  override personOf(profile: Profile) {
    return super.personOf(profile) ?? this.byEmail(profile.email) ?? null;
  }
}

serve(new WrongTakesAccountsOver());
