import { BalancedServer } from '../shared/balanced-server.ts';
import { serve } from '../shared/serve.ts';
import type { Entry } from '../shared/tiny-server.ts';

class CountsForItself extends BalancedServer {
  counts: Record<string, number> = { a: 0, b: 0 };

  override newId() {
    this.counts[this.at] = (this.counts[this.at] ?? 0) + 1;
    return this.counts[this.at] ?? 0;
  }

  // An insert that replaces what has the same id.
  override add(entry: Entry) {
    this.entries = this.entries.filter(({ id }) => id !== entry.id);
    return super.add(entry);
  }
}

serve(new CountsForItself());
