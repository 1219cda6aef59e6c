import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongFirstLetters extends PeopleServer {
  override hash(password: string, salt: string) {
    return super.hash(password.slice(0, 8), salt);
  }
}

serve(new WrongFirstLetters());
