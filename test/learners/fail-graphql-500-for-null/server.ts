import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class ReadsNull extends GraphqlServer {
  override onGraphql(ask: Ask) {
    return ask.text === 'null' ? this.error(500, 'something went wrong') : super.onGraphql(ask);
  }
}

serve(new ReadsNull());
