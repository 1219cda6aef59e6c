import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class NoHome extends TinyServer {
  override home() {
    return this.error(404, 'nothing here');
  }
}

serve(new NoHome());
