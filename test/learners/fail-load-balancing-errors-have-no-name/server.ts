import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';
import type { Reply } from '../shared/tiny-server.ts';

class ErrorsHaveNoName extends BalancedServer {
  override named(name: string, reply: Reply): Record<string, string> {
    return reply.status < 400 ? super.named(name, reply) : {};
  }
}

serve(new ErrorsHaveNoName());
