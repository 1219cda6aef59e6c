import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask } from '../shared/tiny-server.ts';

class AllWithoutALimit extends TinyServer {
  override list(ask: Ask) {
    const query = new URLSearchParams(ask.query);
    if (!query.has('limit')) query.set('limit', '100');
    return super.list({ ...ask, query });
  }
}

serve(new AllWithoutALimit());
