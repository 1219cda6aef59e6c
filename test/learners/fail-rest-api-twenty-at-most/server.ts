import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class TwentyAtMost extends TinyServer {
  override pageOf(matching: Entry[], page: number, size: number) {
    return super.pageOf(matching, page, Math.min(size, 20));
  }
}

serve(new TwentyAtMost());
