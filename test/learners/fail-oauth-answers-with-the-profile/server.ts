import { json } from '../shared/tiny-server.ts';
import { OAuthServer, type OAuthPerson } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAnswersWithTheProfile extends OAuthServer {
  override signedIn({ id, email }: OAuthPerson) {
    return json(200, { id, email });
  }
}

serve(new WrongAnswersWithTheProfile());
