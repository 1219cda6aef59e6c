import { serve } from '../shared/serve.ts';
import { text, TinyServer, type Ask } from '../shared/tiny-server.ts';
import { setTimeout as sleep } from 'node:timers/promises';

class SharedName extends TinyServer {
  private name = 'World';

  override async hello(ask: Ask) {
    this.name = ask.query.get('name') ?? 'World';
    await sleep(20);
    return text(200, `Hello, ${this.name}!`);
  }
}

serve(new SharedName());
