import { serve } from '../shared/serve.ts';
import { text, TinyServer, type Ask } from '../shared/tiny-server.ts';

class Ascii extends TinyServer {
  override hello(ask: Ask) {
    const name = (ask.query.get('name') ?? 'World').replace(/[^ -~]/g, '?');
    return text(200, `Hello, ${name}!`);
  }
}

serve(new Ascii());
