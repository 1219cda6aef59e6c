import type { Ask } from '../shared/tiny-server.ts';
import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAnyStateWillDo extends OAuthServer {
  override take(ask: Ask) {
    const state = ask.query.get('state');
    const found = [...this.started].find(([, started]) => started.state === state);
    if (found === undefined) return null;
    this.started.delete(found[0]);
    return found[1];
  }
}

serve(new WrongAnyStateWillDo());
