import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAlwaysAnHour extends JwtServer {
  override seconds() {
    return 3_600;
  }
}

serve(new WrongAlwaysAnHour());
