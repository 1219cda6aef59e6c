import { serve } from '../shared/serve.ts';
import { json, TinyServer } from '../shared/tiny-server.ts';

class OkForDeleted extends TinyServer {
  override async remove(id: string) {
    const reply = await super.remove(id);
    return reply.status === 204 ? json(200, { message: 'deleted' }) : reply;
  }
}

serve(new OkForDeleted());
