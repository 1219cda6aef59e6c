import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask } from '../shared/tiny-server.ts';

class NoLimitInAPut extends TinyServer {
  override onItem(ask: Ask, id: string) {
    this.limit = Number.POSITIVE_INFINITY;
    const reply = super.onItem(ask, id);
    this.limit = 100 * 1024;
    return reply;
  }
}

serve(new NoLimitInAPut());
