import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';
import { randomBytes } from 'node:crypto';
import type { Ask } from '../shared/tiny-server.ts';

class KeysOfTheirOwn extends BalancedServer {
  keys = { a: randomBytes(32), b: randomBytes(32) };

  override through(name: string, ask: Ask) {
    this.key = name === 'a' ? this.keys.a : this.keys.b;
    return super.through(name, ask);
  }
}

serve(new KeysOfTheirOwn());
