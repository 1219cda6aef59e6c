import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongShortPasswords extends PeopleServer {
  override isPassword(password: unknown): password is string {
    return typeof password === 'string';
  }
}

serve(new WrongShortPasswords());
