import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class TotalNeverFalls extends TinyServer {
  everCreated = 0;

  override add(entry: Entry) {
    this.everCreated += 1;
    return super.add(entry);
  }

  override total(matching: Entry[], onPage: number) {
    return matching.length === this.entries.length ? this.everCreated : Math.max(matching.length, onPage);
  }
}

serve(new TotalNeverFalls());
