import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongOwnerFromTheBody extends OwnServer {
  override ownerOf(body: Record<string, unknown>, person: Person) {
    return typeof body['ownerId'] === 'string' ? body['ownerId'] : person.id;
  }
}

serve(new WrongOwnerFromTheBody());
