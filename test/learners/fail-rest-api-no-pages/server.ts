import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class NoPages extends TinyServer {
  override pageOf(matching: Entry[], page: number) {
    return page === 1 ? matching : [];
  }
}

serve(new NoPages());
