import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

class WrongOneNameOnly extends CachingServer {
  override isKnown(known: string, etag: string) {
    return known === etag;
  }
}

serve(new WrongOneNameOnly());
