import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class DeletesAll extends TinyServer {
  override remove(id: string) {
    if (!this.find(id)) return this.missing(id);
    this.entries = [];
    return { status: 204, headers: {}, body: '' };
  }
}

serve(new DeletesAll());
