import { serve } from '../shared/serve.ts';
import { text, TinyServer } from '../shared/tiny-server.ts';

class OneName extends TinyServer {
  override hello() {
    return text(200, 'Hello, Ada!');
  }
}

serve(new OneName());
