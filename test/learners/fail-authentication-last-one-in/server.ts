import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';
import { type Ask } from '../shared/tiny-server.ts';

class WrongLastOneIn extends PeopleServer {
  override whoAsks(ask: Ask) {
    return super.whoAsks(ask) === null ? null : (this.people.at(-1) ?? null);
  }
}

serve(new WrongLastOneIn());
