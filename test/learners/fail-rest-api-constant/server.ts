import { serve } from '../shared/serve.ts';
import { json, TinyServer } from '../shared/tiny-server.ts';

class Constant extends TinyServer {
  override created() {
    return json(201, { id: '7', title: 'Buy milk', done: false, createdAt: '2026-03-02T18:30:00.000Z' });
  }
}

serve(new Constant());
