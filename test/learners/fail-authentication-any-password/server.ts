import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAnyPassword extends PeopleServer {
  override fits() {
    return true;
  }
}

serve(new WrongAnyPassword());
