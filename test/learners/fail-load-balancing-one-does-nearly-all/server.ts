import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';

class OneDoesNearlyAll extends BalancedServer {
  override next() {
    this.turn += 1;
    return this.turn % 10 === 0 ? 'b' : 'a';
  }
}

serve(new OneDoesNearlyAll());
