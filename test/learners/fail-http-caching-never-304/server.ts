import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNever304 extends CachingServer {
  override isKnown() {
    return false;
  }
}

serve(new WrongNever304());
