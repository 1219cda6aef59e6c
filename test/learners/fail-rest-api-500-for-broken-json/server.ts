import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class ServerErrorForBrokenJson extends TinyServer {
  override malformed() {
    return this.error(500, 'Unexpected end of JSON input');
  }
}

serve(new ServerErrorForBrokenJson());
