import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

/** What SQLite does with INTEGER PRIMARY KEY where AUTOINCREMENT is not said. */
class ReusesIds extends TinyServer {
  override newId() {
    return Math.max(0, ...this.entries.map(({ id }) => Number(id))) + 1;
  }
}

serve(new ReusesIds());
