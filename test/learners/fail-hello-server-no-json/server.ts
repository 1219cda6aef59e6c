import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask, text } from '../shared/tiny-server.ts';

class NoJson extends TinyServer {
  override hello(ask: Ask) {
    return text(200, `Hello, ${ask.query.get('name') ?? 'World'}!`, 'application/json');
  }
}

serve(new NoJson());
