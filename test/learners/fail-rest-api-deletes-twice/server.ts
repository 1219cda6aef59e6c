import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class DeletesTwice extends TinyServer {
  private readonly deleted = new Set<string>();

  override remove(id: string) {
    if (!this.deleted.has(id) && !this.find(id)) return this.missing(id);
    this.deleted.add(id);
    void super.remove(id);
    return { status: 204, headers: {}, body: '' };
  }
}

serve(new DeletesTwice());
