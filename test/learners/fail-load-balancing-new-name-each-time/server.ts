import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';

class NewNameEachTime extends BalancedServer {
  override next() {
    this.turn += 1;
    return `instance-${this.turn}`;
  }
}

serve(new NewNameEachTime());
