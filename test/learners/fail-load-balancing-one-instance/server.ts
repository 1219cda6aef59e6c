import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';

class OneInstance extends BalancedServer {
  override next() {
    return 'a';
  }
}

serve(new OneInstance());
