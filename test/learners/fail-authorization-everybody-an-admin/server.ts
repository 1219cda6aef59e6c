import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongEverybodyAnAdmin extends OwnServer {
  override isAdmin() {
    return true;
  }
}

serve(new WrongEverybodyAnAdmin());
