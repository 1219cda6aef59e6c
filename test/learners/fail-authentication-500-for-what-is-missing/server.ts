import { serve } from '../shared/serve.ts';
import { PeopleServer } from '../shared/people-server.ts';

class MissesFields extends PeopleServer {
  override signIn(body: Record<string, unknown>) {
    if (!('email' in body && 'password' in body)) return this.error(500, 'something went wrong');
    return super.signIn(body);
  }
}

serve(new MissesFields());
