import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask, json } from '../shared/tiny-server.ts';

class ListWithoutEnd extends TinyServer {
  override list(ask: Ask) {
    const page = Number(ask.query.get('page') ?? 1);
    const size = Number(ask.query.get('limit') ?? 20);
    const more = Array.from({ length: size }, (_, at) => ({
      ...{ id: `more-${page}-${at}`, title: 'x'.repeat(200), done: false, createdAt: new Date().toISOString() },
    }));
    return json(200, { items: page === 1 ? [...this.entries, ...more].slice(0, size) : more, total: 1e15 });
  }
}

serve(new ListWithoutEnd());
