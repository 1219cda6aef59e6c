import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class StoresNothing extends TinyServer {
  override add() {
    // Nobody will look.
  }
}

serve(new StoresNothing());
