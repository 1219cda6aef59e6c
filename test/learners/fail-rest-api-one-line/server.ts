import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class OneLine extends TinyServer {
  override clean(title: string) {
    return title.replaceAll(/[\r\n\t]+/g, ' ');
  }
}

serve(new OneLine());
