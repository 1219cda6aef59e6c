import { OwnServer } from '../shared/own-server.ts';
import type { Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongChangesBeforeItLooks extends OwnServer {
  override findOwn(id: string, person: Person, ask: Ask) {
    const somebodys = this.byId(id);
    if (ask.method === 'PUT' && somebodys)
      Object.assign(somebodys, this.content(JSON.parse(ask.text) as Record<string, unknown>));
    return super.findOwn(id, person, ask);
  }
}

serve(new WrongChangesBeforeItLooks());
