import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class Unbounded extends GraphqlServer {
  override mostTokens() {
    return Infinity;
  }
}

serve(new Unbounded());
