import { GraphqlServer, type PageArguments } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTotal extends GraphqlServer {
  override many(asked: PageArguments) {
    const { items } = super.many(asked);
    return { items, total: items.length };
  }
}

serve(new WrongTotal());
