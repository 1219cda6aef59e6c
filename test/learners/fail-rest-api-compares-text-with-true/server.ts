import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class ComparesTextWithTrue extends TinyServer {
  override matching(query: URLSearchParams) {
    const wanted: unknown = query.get('done');
    return this.entries.filter((entry) => wanted === null || entry['done'] === wanted);
  }
}

serve(new ComparesTextWithTrue());
