import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongKeyboardCat extends JwtServer {
  override key = Buffer.from('keyboard cat');
}

serve(new WrongKeyboardCat());
