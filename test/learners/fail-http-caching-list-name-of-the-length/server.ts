import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask, Reply } from '../shared/tiny-server.ts';

class WrongListNameOfTheLength extends CachingServer {
  override nameOf(reply: Reply, ask: Ask) {
    return ask.path === this.path ? `"${this.entries.length}-${this.lastId}"` : super.nameOf(reply, ask);
  }
}

serve(new WrongListNameOfTheLength());
