import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class HangsLater extends TinyServer {
  override onList() {
    return new Promise<never>(() => undefined);
  }
}

serve(new HangsLater());
