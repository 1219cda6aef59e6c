import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNoChallenge extends PeopleServer {
  override signInFirst() {
    return this.error(401, 'sign in first');
  }
}

serve(new WrongNoChallenge());
