import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask, type Reply } from '../shared/tiny-server.ts';

class NoContentType extends TinyServer {
  override async answer(ask: Ask): Promise<Reply> {
    const reply = await super.answer(ask);
    return reply.headers['Content-Type'] === 'application/json'
      ? { ...reply, headers: { 'Content-Type': 'text/html' } }
      : reply;
  }
}

serve(new NoContentType());
