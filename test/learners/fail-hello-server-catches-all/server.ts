import { serve } from '../shared/serve.ts';
import { text, TinyServer } from '../shared/tiny-server.ts';

class CatchesAll extends TinyServer {
  override unknownPath() {
    return text(200, 'Hello there');
  }
}

serve(new CatchesAll());
