import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNoChallenge extends OwnServer {
  override withoutToken() {
    return this.error(401, 'sign in first');
  }
}

serve(new WrongNoChallenge());
