import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

class WrongKeepsForADay extends CachingServer {
  override caching() {
    return { 'Cache-Control': 'public, max-age=86400' };
  }
}

serve(new WrongKeepsForADay());
