import { serve } from '../shared/serve.ts';
import { TinyServer, type Reply } from '../shared/tiny-server.ts';

class Enough extends TinyServer {
  override wrongMethod(): Reply {
    return this.error(404, 'nothing here');
  }
}

serve(new Enough());
