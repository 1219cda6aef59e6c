import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongValidation extends GraphqlServer {
  override faults() {
    return [];
  }
}

serve(new WrongValidation());
