import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class DeletesTheLast extends TinyServer {
  override remove(id: string) {
    this.entries.splice(
      this.entries.findIndex((entry) => String(entry.id) === id),
      1,
    );
    return { status: 204, headers: {}, body: '' };
  }
}

serve(new DeletesTheLast());
