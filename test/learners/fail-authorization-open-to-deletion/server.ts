import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongOpenToDeletion extends OwnServer {
  override withoutToken(ask: Ask) {
    const entry = this.byId(ask.path.slice(this.ownPath.length + 1));
    return ask.method === 'DELETE' && entry ? this.removeOwn(entry) : this.signInFirst();
  }
}

serve(new WrongOpenToDeletion());
