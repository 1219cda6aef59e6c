import { serve } from '../shared/serve.ts';
import { text, TinyServer, type Ask } from '../shared/tiny-server.ts';

class Html extends TinyServer {
  override hello(ask: Ask) {
    return text(200, `<h1>Hello, ${ask.query.get('name') ?? 'World'}!</h1>`, 'text/html');
  }
}

serve(new Html());
