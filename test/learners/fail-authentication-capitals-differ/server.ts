import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongCapitalsDiffer extends PeopleServer {
  override normal(email: string) {
    return email;
  }
}

serve(new WrongCapitalsDiffer());
