import { serve } from '../shared/serve.ts';
import { PeopleServer } from '../shared/people-server.ts';

class NineCharacters extends PeopleServer {
  override isPassword(password: unknown): password is string {
    return typeof password === 'string' && password.length > 8;
  }
}

serve(new NineCharacters());
