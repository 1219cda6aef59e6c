import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class BreaksAtHome extends TinyServer {
  override home() {
    return this.error(500, "Cannot read properties of undefined (reading 'greeting')");
  }
}

serve(new BreaksAtHome());
