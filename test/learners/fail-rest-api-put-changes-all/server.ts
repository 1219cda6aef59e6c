import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Entry } from '../shared/tiny-server.ts';

class PutChangesAll extends TinyServer {
  override change(entry: Entry, body: Record<string, unknown>) {
    for (const other of this.entries) Object.assign(other, this.content(body));
    return json(200, entry);
  }
}

serve(new PutChangesAll());
