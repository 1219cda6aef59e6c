import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask } from '../shared/tiny-server.ts';

class PutsAnyType extends TinyServer {
  override onItem(ask: Ask, id: string) {
    return super.onItem({ ...ask, type: 'application/json' }, id);
  }
}

serve(new PutsAnyType());
