import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';
import { json, type Ask } from '../shared/tiny-server.ts';

class WrongAdminSeesNobody extends OwnServer {
  override users(ask: Ask) {
    const reply = super.users(ask);
    return reply.status === 200 ? json(200, { items: [] }) : reply;
  }
}

serve(new WrongAdminSeesNobody());
