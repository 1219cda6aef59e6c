import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNewNameEachTime extends CachingServer {
  #count = 0;

  override nameOf() {
    this.#count += 1;
    return `"${this.#count}"`;
  }
}

serve(new WrongNewNameEachTime());
