import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongUnknownIs404 extends PeopleServer {
  override signIn(body: Record<string, unknown>) {
    return this.isEmail(body['email']) ? super.signIn(body) : this.wrongPassword();
  }

  override unknown() {
    return this.error(404, 'no such person');
  }
}

serve(new WrongUnknownIs404());
