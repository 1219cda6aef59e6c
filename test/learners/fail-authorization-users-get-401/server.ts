import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongUsersGet401 extends OwnServer {
  override forbidden() {
    return this.signInFirst();
  }
}

serve(new WrongUsersGet401());
