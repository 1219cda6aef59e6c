import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

class WrongOneName extends CachingServer {
  override nameOf() {
    return '"v1"';
  }
}

serve(new WrongOneName());
