import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class PutAdds extends TinyServer {
  override async change(entry: Entry, body: Record<string, unknown>) {
    this.entries.push({ ...entry, ...this.content(body), id: await this.newId() });
    return super.change(entry, body);
  }
}

serve(new PutAdds());
