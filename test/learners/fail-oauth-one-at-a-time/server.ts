import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask, Reply } from '../shared/tiny-server.ts';

class WrongOneAtATime extends OAuthServer {
  override begin(ask: Ask): Reply {
    this.started.clear();
    return super.begin(ask);
  }
}

serve(new WrongOneAtATime());
