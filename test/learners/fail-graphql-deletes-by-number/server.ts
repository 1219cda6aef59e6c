import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongDeletesByNumber extends GraphqlServer {
  override deleteTodo(id: string) {
    BigInt(id);
    return super.deleteTodo(id);
  }
}

serve(new WrongDeletesByNumber());
