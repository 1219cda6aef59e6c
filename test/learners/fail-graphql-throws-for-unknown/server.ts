import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongUnknown extends GraphqlServer {
  override one(id: string) {
    const entry = super.one(id);
    if (entry === null) throw new Error(`no entry ${id}`);
    return entry;
  }
}

serve(new WrongUnknown());
