import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class WipesOnCreate extends TinyServer {
  override add(entry: Entry) {
    this.entries = [];
    return super.add(entry);
  }
}

serve(new WipesOnCreate());
