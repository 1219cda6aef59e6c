import type { Ask } from '../shared/tiny-server.ts';
import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongExchangesFirst extends OAuthServer {
  override async callback(ask: Ask) {
    const { state = '', verifier = '' } = this.started.get(this.cookieOf(ask)) ?? {};
    const code = ask.query.get('code');
    const reply = code === null ? null : await this.exchange(code, { state, verifier }, ask).catch(() => null);
    const isRight = this.take(ask) !== null;
    return isRight && reply !== null ? reply : this.error(400, 'start again');
  }
}

serve(new WrongExchangesFirst());
