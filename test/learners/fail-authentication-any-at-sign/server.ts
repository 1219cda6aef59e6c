import { serve } from '../shared/serve.ts';
import { PeopleServer } from '../shared/people-server.ts';

class AnyAtSign extends PeopleServer {
  override isEmail(email: unknown): email is string {
    return typeof email === 'string' && email.includes('@');
  }
}

serve(new AnyAtSign());
