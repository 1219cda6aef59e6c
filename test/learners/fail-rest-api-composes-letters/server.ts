import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class ComposesLetters extends TinyServer {
  override clean(title: string) {
    return title.normalize('NFC');
  }
}

serve(new ComposesLetters());
