import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class InventsMore extends TinyServer {
  override matching(query: URLSearchParams) {
    const example = { id: 'example', title: 'Buy milk', done: true, createdAt: '2026-01-01T00:00:00Z' };
    return [example, ...super.matching(query)];
  }
}

serve(new InventsMore());
