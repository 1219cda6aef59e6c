import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class PagesOverlap extends TinyServer {
  override pageOf(matching: Entry[], page: number, size: number) {
    const from = Math.max(0, (page - 1) * size - 1);
    return matching.slice(from, from + size);
  }
}

serve(new PagesOverlap());
