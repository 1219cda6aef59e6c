import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';
import { randomUUID } from 'node:crypto';
import type { Ask, Entry } from '../shared/tiny-server.ts';

class OwnMemory extends BalancedServer {
  own: Record<string, Entry[]> = { a: [], b: [] };

  override through(name: string, ask: Ask) {
    this.entries = this.own[name] ?? [];
    return super.through(name, ask);
  }

  override newId() {
    return randomUUID();
  }
}

serve(new OwnMemory());
