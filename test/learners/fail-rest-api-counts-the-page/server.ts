import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class CountsThePage extends TinyServer {
  override total(_: Entry[], onPage: number) {
    return onPage;
  }
}

serve(new CountsThePage());
