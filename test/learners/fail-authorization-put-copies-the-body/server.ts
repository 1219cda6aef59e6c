import { OwnServer, type OwnEntry } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongPutCopiesTheBody extends OwnServer {
  override changeOwn(entry: OwnEntry, body: Record<string, unknown>, person: Person) {
    const reply = super.changeOwn(entry, body, person);
    if (typeof body['owner'] === 'string') entry.owner = body['owner'];
    return reply;
  }
}

serve(new WrongPutCopiesTheBody());
