import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class ExitsOnUnknownId extends TinyServer {
  override missing(): never {
    process.exit(1);
  }
}

serve(new ExitsOnUnknownId());
