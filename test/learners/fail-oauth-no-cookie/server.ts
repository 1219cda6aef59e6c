import type { Ask } from '../shared/tiny-server.ts';
import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNoCookie extends OAuthServer {
  override cookieHeader() {
    return {};
  }

  override cookieOf(ask: Ask) {
    const state = ask.query.get('state');
    return [...this.started].find(([, started]) => started.state === state)?.[0] ?? '';
  }
}

serve(new WrongNoCookie());
