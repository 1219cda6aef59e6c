import { GraphqlServer, type PageArguments } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongFilter extends GraphqlServer {
  override many({ page, limit }: PageArguments) {
    return super.many({ ...(page !== undefined && { page }), ...(limit !== undefined && { limit }) });
  }
}

serve(new WrongFilter());
