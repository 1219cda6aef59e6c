import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class PutMerges extends TinyServer {
  override change(entry: Entry, body: Record<string, unknown>) {
    return super.change(entry, { ...entry, ...body });
  }
}

serve(new PutMerges());
