import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class DeletesNothing extends TinyServer {
  override remove(id: string) {
    return this.find(id) ? { status: 204, headers: {}, body: '' } : this.missing(id);
  }
}

serve(new DeletesNothing());
