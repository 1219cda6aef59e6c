import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class PutBringsBack extends TinyServer {
  gone = new Map<string, Entry>();

  override remove(id: string) {
    const entry = this.find(id);
    if (entry) this.gone.set(id, entry);
    return super.remove(id);
  }

  override replace(id: string, body: Record<string, unknown>) {
    const entry = this.gone.get(id);
    if (entry && !this.find(id)) this.entries.push(entry);
    return super.replace(id, body);
  }
}

serve(new PutBringsBack());
