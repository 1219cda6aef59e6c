/**
 * Serves the built pages over the stand-in API, to look at them: `node dev/preview.ts [port] [welcome]`.
 * Everything is kept in memory and gone afterwards.
 */
import { serve } from '@hono/node-server';
import { fixtureApi } from './fixture-api.ts';

const [port = '4700', state = 'planned'] = process.argv.slice(2);
const { createWeb } = (await import(new URL('../../../dist/web/handler.js', import.meta.url).href)) as typeof import('../handler/handler.ts');
const api = fixtureApi({ today: '2026-11-23', planned: state !== 'welcome' });
const web = await createWeb();

serve(
  {
    port: Number(port),
    hostname: '127.0.0.1',
    fetch: async (request: Request) =>
      new URL(request.url).pathname.startsWith('/api/') ? api(request) : ((await web(request, { api })) ?? new Response(null, { status: 404 })),
  },
  (info) => console.log(`http://127.0.0.1:${info.port}`),
);
