import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask, Reply } from '../shared/tiny-server.ts';

class WrongNameByTheSecond extends CachingServer {
  readonly #changed = new Map<string, number>();

  // The moment of the change, coarsely: what a file server does.
  override nameOf({ body }: Reply, ask: Ask) {
    const known = this.#changed.get(`${ask.path} ${body}`) ?? Math.floor(Date.now() / 3_600_000);
    this.#changed.set(`${ask.path} ${body}`, known);
    return `"${known}"`;
  }
}

serve(new WrongNameByTheSecond());
