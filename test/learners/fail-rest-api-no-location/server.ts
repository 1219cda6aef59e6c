import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Entry } from '../shared/tiny-server.ts';

class NoLocation extends TinyServer {
  override created(entry: Entry) {
    return json(201, entry);
  }
}

serve(new NoLocation());
