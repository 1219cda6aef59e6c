import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class KeepsThemInAnObject extends TinyServer {
  override find(id: string) {
    const byId = Object.fromEntries(this.entries.map((entry) => [entry.id, entry])) as Record<string, Entry>;
    return byId[id];
  }
}

serve(new KeepsThemInAnObject());
