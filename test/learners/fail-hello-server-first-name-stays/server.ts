import { serve } from '../shared/serve.ts';
import { text, TinyServer, type Ask } from '../shared/tiny-server.ts';

class FirstNameStays extends TinyServer {
  private name: string | null = null;

  override hello(ask: Ask) {
    this.name ??= ask.query.get('name');
    return text(200, `Hello, ${this.name ?? 'World'}!`);
  }
}

serve(new FirstNameStays());
