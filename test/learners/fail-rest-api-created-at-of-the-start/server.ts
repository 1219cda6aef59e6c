import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class CreatedAtOfTheStart extends TinyServer {
  /** A default that is worked out once, when the class is read. */
  now = '2026-03-02T18:30:00.000Z';

  override add(entry: Entry) {
    entry.createdAt = this.now;
    return super.add(entry);
  }
}

serve(new CreatedAtOfTheStart());
