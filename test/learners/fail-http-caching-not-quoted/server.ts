import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask, Reply } from '../shared/tiny-server.ts';

class WrongNotQuoted extends CachingServer {
  override nameOf(reply: Reply, ask: Ask) {
    return super.nameOf(reply, ask).replaceAll('"', '');
  }
}

serve(new WrongNotQuoted());
