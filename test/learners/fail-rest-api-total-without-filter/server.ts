import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class TotalWithoutFilter extends TinyServer {
  override total() {
    return this.entries.length;
  }
}

serve(new TotalWithoutFilter());
