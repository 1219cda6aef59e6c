import { parse } from 'graphql';
import { GraphqlServer, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';
import type { Reply } from '../shared/tiny-server.ts';

class WrongMistakes extends GraphqlServer {
  override async onOperation(body: Values): Promise<Reply> {
    if (typeof body['query'] !== 'string') return super.onOperation(body);
    try {
      parse(body['query']);
    } catch {
      return this.error(500, 'something went wrong');
    }
    return super.onOperation(body);
  }
}

serve(new WrongMistakes());
