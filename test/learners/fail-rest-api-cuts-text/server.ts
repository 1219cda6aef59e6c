import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class CutsText extends TinyServer {
  override clean(title: string) {
    return title.slice(0, 100);
  }
}

serve(new CutsText());
