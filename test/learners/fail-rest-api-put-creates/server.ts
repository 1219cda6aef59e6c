import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class PutCreates extends TinyServer {
  override replace(id: string, body: Record<string, unknown>) {
    return this.find(id) ? super.replace(id, body) : this.create(body);
  }
}

serve(new PutCreates());
