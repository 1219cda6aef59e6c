import { GraphqlServer, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongUpdatesWithoutRules extends GraphqlServer {
  override updateTodo(id: string, input: Values) {
    const entry = this.find(id);
    return entry === undefined ? null : Object.assign(entry, this.content(input));
  }
}

serve(new WrongUpdatesWithoutRules());
