import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class OnlyTheLast extends TinyServer {
  override find(id: string) {
    return super.find(id) && this.entries.at(-1);
  }
}

serve(new OnlyTheLast());
