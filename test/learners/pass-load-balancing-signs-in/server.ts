import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';

class SignsIn extends BalancedServer {
  override named(name: string) {
    return { 'X-Served-By': name };
  }
}

serve(new SignsIn());
