import { serve } from '../shared/serve.ts';
import { text, TinyServer, type Ask } from '../shared/tiny-server.ts';

class Undefined extends TinyServer {
  override hello(ask: Ask) {
    return text(200, `Hello, ${String(ask.query.get('name') ?? undefined)}!`);
  }
}

serve(new Undefined());
