import { serve } from '../shared/serve.ts';
import { text, TinyServer } from '../shared/tiny-server.ts';

class HtmlErrors extends TinyServer {
  override malformed() {
    return text(400, '<!DOCTYPE html><pre>SyntaxError: Unexpected end of JSON input</pre>', 'text/html');
  }
}

serve(new HtmlErrors());
