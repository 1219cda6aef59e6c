import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask } from '../shared/tiny-server.ts';

class ChangesNumbersOnly extends TinyServer {
  override onItem(ask: Ask, id: string) {
    const breaks = ask.method !== 'GET' && !/^\d+$/.test(id);
    return breaks ? this.error(500, 'something went wrong') : super.onItem(ask, id);
  }
}

serve(new ChangesNumbersOnly());
