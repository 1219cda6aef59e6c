import { GraphqlServer } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongDelete extends GraphqlServer {
  override async deleteTodo(id: string) {
    await super.deleteTodo(id);
    return true;
  }
}

serve(new WrongDelete());
