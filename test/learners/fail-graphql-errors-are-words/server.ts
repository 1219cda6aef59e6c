import { GraphqlServer, type Result } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongErrors extends GraphqlServer {
  override shaped(result: Result) {
    const errors = result.errors?.map((error) => (error as Error).message);
    return super.shaped(errors === undefined ? result : { ...result, errors });
  }
}

serve(new WrongErrors());
