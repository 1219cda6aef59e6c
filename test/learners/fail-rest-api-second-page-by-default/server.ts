import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask } from '../shared/tiny-server.ts';

class SecondPageByDefault extends TinyServer {
  override list(ask: Ask) {
    const query = new URLSearchParams(ask.query);
    if (!query.has('page')) query.set('page', '2');
    return super.list({ ...ask, query });
  }
}

serve(new SecondPageByDefault());
