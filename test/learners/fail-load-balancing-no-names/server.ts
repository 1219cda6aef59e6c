import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';

class NoNames extends BalancedServer {
  override named() {
    return {};
  }
}

serve(new NoNames());
