import type { Ask, Reply } from '../shared/tiny-server.ts';
import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongRemembersCodes extends OAuthServer {
  readonly #answers = new Map<string, Reply>();

  override async callback(ask: Ask) {
    const code = ask.query.get('code') ?? '';
    const reply = this.#answers.get(code) ?? (await super.callback(ask));
    if (reply.status === 200) this.#answers.set(code, reply);
    return reply;
  }
}

serve(new WrongRemembersCodes());
