import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTellsWhoExists extends PeopleServer {
  override unknown() {
    return this.error(401, 'nobody has this address');
  }
}

serve(new WrongTellsWhoExists());
