import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Entry } from '../shared/tiny-server.ts';

class OkForCreated extends TinyServer {
  override created(entry: Entry) {
    return json(200, entry);
  }
}

serve(new OkForCreated());
