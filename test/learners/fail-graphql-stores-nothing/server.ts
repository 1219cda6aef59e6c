import { GraphqlServer, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongCreate extends GraphqlServer {
  override async createTodo(input: Values) {
    const entry = await super.createTodo(input);
    this.entries.pop();
    return entry;
  }
}

serve(new WrongCreate());
