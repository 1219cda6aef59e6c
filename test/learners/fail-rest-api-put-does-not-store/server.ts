import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Entry } from '../shared/tiny-server.ts';

class PutDoesNotStore extends TinyServer {
  override change(entry: Entry, body: Record<string, unknown>) {
    return json(200, { ...entry, ...this.content(body) });
  }
}

serve(new PutDoesNotStore());
