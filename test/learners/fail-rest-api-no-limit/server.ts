import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class NoLimit extends TinyServer {
  override limit = Infinity;

  override rules(body: Record<string, unknown>) {
    const isHuge = String(body['title']).length > 10_000;
    return isHuge ? {} : super.rules(body);
  }
}

serve(new NoLimit());
