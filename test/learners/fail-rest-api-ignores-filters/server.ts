import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class IgnoresFilters extends TinyServer {
  override matching() {
    return this.entries;
  }
}

serve(new IgnoresFilters());
