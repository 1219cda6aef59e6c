import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class NoDefaults extends TinyServer {
  override content(body: Record<string, unknown>) {
    return { title: String(body['title']), ...('done' in body && { done: body['done'] }) };
  }
}

serve(new NoDefaults());
