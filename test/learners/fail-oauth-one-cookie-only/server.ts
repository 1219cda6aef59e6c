import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongOneCookieOnly extends OAuthServer {
  override cookieOf(ask: Ask): string {
    return ask.headers.cookie?.split('=')[1] ?? '';
  }
}

serve(new WrongOneCookieOnly());
