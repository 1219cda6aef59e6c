import { serve } from '../shared/serve.ts';
import { text, TinyServer, type Ask } from '../shared/tiny-server.ts';

class NotDecoded extends TinyServer {
  override hello(ask: Ask) {
    return text(200, `Hello, ${/name=([^&]*)/.exec(ask.rawQuery)?.[1] ?? 'World'}!`);
  }
}

serve(new NotDecoded());
