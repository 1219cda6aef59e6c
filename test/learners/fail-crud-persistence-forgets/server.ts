import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask } from '../shared/tiny-server.ts';

class Forgets extends TinyServer {
  private lastAsk = Date.now();

  override answer(ask: Ask) {
    if (Date.now() - this.lastAsk > 2_000) this.entries = [];
    this.lastAsk = Date.now();
    return super.answer(ask);
  }
}

serve(new Forgets());
