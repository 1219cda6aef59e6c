import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class NoValidation extends TinyServer {
  override rules() {
    return {};
  }
}

serve(new NoValidation());
