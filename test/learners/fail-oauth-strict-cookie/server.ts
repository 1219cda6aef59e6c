import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongStrictCookie extends OAuthServer {
  override cookieHeader(value: string) {
    return { 'Set-Cookie': `sign_in=${value}; HttpOnly; SameSite=Strict; Path=/auth` };
  }
}

serve(new WrongStrictCookie());
