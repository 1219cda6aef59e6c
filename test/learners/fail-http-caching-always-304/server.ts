import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAlways304 extends CachingServer {
  override isKnown() {
    return true;
  }
}

serve(new WrongAlways304());
