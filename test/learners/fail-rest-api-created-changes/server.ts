import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class CreatedChanges extends TinyServer {
  override change(entry: Entry, body: Record<string, unknown>) {
    entry.createdAt = new Date(Date.parse(entry.createdAt) + 60_000).toISOString();
    return super.change(entry, body);
  }
}

serve(new CreatedChanges());
