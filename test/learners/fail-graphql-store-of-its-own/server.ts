import { GraphqlServer, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';
import type { Entry } from '../shared/tiny-server.ts';

class WrongStore extends GraphqlServer {
  own: Entry[] = [];

  override one(id: string) {
    return this.own.find((entry) => String(entry.id) === id) ?? null;
  }

  override async createTodo(input: Values) {
    const entry = await super.createTodo(input);
    this.own.push(entry);
    return entry;
  }
}

serve(new WrongStore());
