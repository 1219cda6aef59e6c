import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';
import { json, type Ask } from '../shared/tiny-server.ts';

class WrongAdminWithoutAToken extends OwnServer {
  override users(ask: Ask) {
    return this.whoAsks(ask) ? super.users(ask) : json(200, { items: [], total: 0 });
  }
}

serve(new WrongAdminWithoutAToken());
