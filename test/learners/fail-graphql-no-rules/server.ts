import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongRules extends GraphqlServer {
  override expectRight() {
    // The types say String!, and that seemed enough.
  }
}

serve(new WrongRules());
