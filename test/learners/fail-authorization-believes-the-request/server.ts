import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongBelievesTheRequest extends OwnServer {
  override isAdmin(person: Person, ask: Ask) {
    return super.isAdmin(person, ask) || ask.headers['x-role'] === 'admin';
  }
}

serve(new WrongBelievesTheRequest());
