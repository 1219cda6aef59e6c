import { GraphqlServer, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongUpdate extends GraphqlServer {
  override updateTodo(id: string, input: Values) {
    return super.updateTodo(this.find(id) ? String(this.entries.at(-1)?.id) : id, input);
  }
}

serve(new WrongUpdate());
