import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask, text } from '../shared/tiny-server.ts';

class AnyParameter extends TinyServer {
  override hello(ask: Ask) {
    return text(200, `Hello, ${[...ask.query.values()][0] ?? 'World'}!`);
  }
}

serve(new AnyParameter());
