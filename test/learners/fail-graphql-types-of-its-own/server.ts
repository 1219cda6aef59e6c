import { GraphqlServer, TYPES } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTypes extends GraphqlServer {
  override types() {
    return TYPES.replace('title: String! done: Boolean!', 'title: String done: Boolean!');
  }
}

serve(new WrongTypes());
