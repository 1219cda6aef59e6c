import { OwnServer, type OwnEntry } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongPutMakesAdmins extends OwnServer {
  override changeOwn(entry: OwnEntry, body: Record<string, unknown>, person: Person) {
    if (body['isAdmin'] === true) person.role = 'admin';
    return super.changeOwn(entry, body, person);
  }
}

serve(new WrongPutMakesAdmins());
