import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

/** What SQLite does with INTEGER PRIMARY KEY where AUTOINCREMENT is not said: one table, one row of numbers. */
class ReusesIds extends OwnServer {
  override newId() {
    return Math.max(0, ...[...this.entries, ...this.own].map(({ id }) => Number(id))) + 1;
  }
}

serve(new ReusesIds());
