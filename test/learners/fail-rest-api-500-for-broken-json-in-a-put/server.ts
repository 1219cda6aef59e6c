import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask } from '../shared/tiny-server.ts';

class CatchesItInPost extends TinyServer {
  override onItem(ask: Ask, id: string) {
    try {
      if (ask.method === 'PUT') JSON.parse(ask.text);
    } catch {
      return this.error(500, 'Unexpected token');
    }
    return super.onItem(ask, id);
  }
}

serve(new CatchesItInPost());
