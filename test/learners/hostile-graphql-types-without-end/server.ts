import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Ask } from '../shared/tiny-server.ts';

class TypesWithoutEnd extends TinyServer {
  override answer(ask: Ask) {
    if (ask.path !== '/graphql') return super.answer(ask);
    const fields = Array.from({ length: 3 }, (_, at) => ({ name: `todo${at}`, args: [], type: null }));
    const body = json(200, {
      data: { __schema: { queryType: { name: 'Query' }, types: [{ name: 'Query', fields }] } },
    });
    const nested = `${'{"kind":"LIST","ofType":'.repeat(20_000)}null${'}'.repeat(20_000)}`;
    return { ...body, body: body.body.replaceAll('"type":null', `"type":${nested}`) };
  }
}

serve(new TypesWithoutEnd());
