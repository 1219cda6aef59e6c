import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class OtherText extends TinyServer {
  override clean(title: string) {
    return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
  }
}

serve(new OtherText());
