import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongRegistersTwice extends PeopleServer {
  override register(body: Record<string, unknown>) {
    const known = this.byEmail(String(body['email']));
    if (known !== undefined) this.people.splice(this.people.indexOf(known), 1);
    return super.register(body);
  }
}

serve(new WrongRegistersTwice());
