import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongCountsStates extends OAuthServer {
  #last = 1_000_000_000_000_000;

  override newState() {
    this.#last += 1;
    return String(this.#last);
  }
}

serve(new WrongCountsStates());
