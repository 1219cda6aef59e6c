import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class WrongGet extends GraphqlServer {
  override onGraphql(ask: Ask) {
    if (ask.method === 'GET') return this.onOperation({ query: ask.query.get('query') });
    return super.onGraphql(ask);
  }
}

serve(new WrongGet());
