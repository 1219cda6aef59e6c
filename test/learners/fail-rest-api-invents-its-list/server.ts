import { serve } from '../shared/serve.ts';
import { json, TinyServer } from '../shared/tiny-server.ts';

class InventsItsList extends TinyServer {
  override list() {
    const items = ['Buy milk', 'Water the plants'].map((title, index) => ({
      id: 9_000 + index,
      title,
      done: false,
      createdAt: '2026-01-01T00:00:00Z',
    }));
    return json(200, { items, total: items.length });
  }
}

serve(new InventsItsList());
