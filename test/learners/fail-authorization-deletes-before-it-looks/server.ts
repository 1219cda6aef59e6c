import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongDeletesBeforeItLooks extends OwnServer {
  override findOwn(id: string, person: Person, ask: Ask) {
    const mine = super.findOwn(id, person, ask);
    const somebodys = this.byId(id);
    if (ask.method === 'DELETE' && somebodys && !mine) this.removeOwn(somebodys);
    return mine;
  }
}

serve(new WrongDeletesBeforeItLooks());
