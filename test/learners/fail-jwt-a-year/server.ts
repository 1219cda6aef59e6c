import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAYear extends JwtServer {
  override seconds() {
    return 365 * 86_400;
  }
}

serve(new WrongAYear());
