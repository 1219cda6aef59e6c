import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongChangesById extends OwnServer {
  override findOwn(id: string, person: Person, ask: Ask) {
    return ask.method === 'PUT' ? this.byId(id) : super.findOwn(id, person, ask);
  }
}

serve(new WrongChangesById());
