import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongMilliseconds extends JwtServer {
  override now() {
    return Date.now();
  }
}

serve(new WrongMilliseconds());
