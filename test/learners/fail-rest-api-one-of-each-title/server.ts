import { serve } from '../shared/serve.ts';
import { TinyServer, type Reply } from '../shared/tiny-server.ts';

class OneOfEachTitle extends TinyServer {
  override async create(body: Record<string, unknown>): Promise<Reply> {
    const same = this.entries.some(({ title }) => title === body['title']);
    return same ? this.error(409, 'there is one like this') : super.create(body);
  }
}

serve(new OneOfEachTitle());
