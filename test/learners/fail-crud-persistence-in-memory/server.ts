import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class InMemory extends TinyServer {
  override file = '';
}

serve(new InMemory());
