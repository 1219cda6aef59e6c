import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongGoodForEver extends JwtServer {
  override isOver() {
    return false;
  }
}

serve(new WrongGoodForEver());
