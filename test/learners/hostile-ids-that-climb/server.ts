import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class IdsThatClimb extends TinyServer {
  override newId() {
    return '..';
  }
}

serve(new IdsThatClimb());
