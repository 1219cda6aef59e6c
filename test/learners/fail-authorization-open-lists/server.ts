import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';
import { json, type Ask } from '../shared/tiny-server.ts';

class WrongOpenLists extends OwnServer {
  override withoutToken(ask: Ask) {
    return ask.method === 'GET' && ask.path === this.ownPath ? json(200, { items: [], total: 0 }) : this.signInFirst();
  }
}

serve(new WrongOpenLists());
