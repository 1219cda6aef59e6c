import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class Trims extends TinyServer {
  override clean(title: string) {
    return title.trim();
  }
}

serve(new Trims());
