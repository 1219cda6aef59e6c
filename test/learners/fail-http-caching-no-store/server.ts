import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNoStore extends CachingServer {
  override caching() {
    return { 'Cache-Control': 'no-store' };
  }
}

serve(new WrongNoStore());
