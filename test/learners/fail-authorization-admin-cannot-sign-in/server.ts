import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAdminCannotSignIn extends OwnServer {
  override start() {
    this.load();
  }
}

serve(new WrongAdminCannotSignIn());
