import { serve } from '../shared/serve.ts';
import { json, TinyServer } from '../shared/tiny-server.ts';

class OkForUnknownId extends TinyServer {
  override read(id: string) {
    return json(200, this.find(id) ?? null);
  }
}

serve(new OkForUnknownId());
