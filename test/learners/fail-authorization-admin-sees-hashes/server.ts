import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAdminSeesHashes extends OwnServer {
  override shownToAdmin(person: Person) {
    return person;
  }
}

serve(new WrongAdminSeesHashes());
