import { PeopleServer, type Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongSendsTheHash extends PeopleServer {
  override shown(person: Person) {
    return person;
  }
}

serve(new WrongSendsTheHash());
