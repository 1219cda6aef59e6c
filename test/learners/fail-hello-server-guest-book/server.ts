import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask, text } from '../shared/tiny-server.ts';

class GuestBook extends TinyServer {
  greetings: string[] = [];

  override hello(ask: Ask) {
    this.greetings.push(`Hello, ${ask.query.get('name') ?? 'World'}!`);
    return text(200, this.greetings.join(' '));
  }
}

serve(new GuestBook());
