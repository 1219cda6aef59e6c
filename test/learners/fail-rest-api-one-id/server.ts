import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class OneId extends TinyServer {
  override newId() {
    return '1';
  }
}

serve(new OneId());
