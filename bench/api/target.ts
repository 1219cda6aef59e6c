/** The two servers that bench/api.ts compares: `node bench/api/target.ts waymark FOLDER` or `... bare BASE64`. */
import { createApp, loadConfig, loadContent, serve } from '@waymark/server';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const [mode, argument = ''] = process.argv.slice(2);
const address = mode === 'bare' ? await bare(Buffer.from(argument, 'base64')) : await waymark(argument);
process.send?.(address);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.once('SIGTERM', () => process.exit(0));

function bare(body: Buffer): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.byteLength });
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/today`));
  });
}

async function waymark(folder: string): Promise<string> {
  const loaded = loadConfig({ env: {}, flags: { data: folder, port: '0' } });
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const content = await loadContent(path.join(import.meta.dirname, '../../content/backend'));
  const app = await createApp({ config: loaded.config, content });
  const { url } = await serve(app, loaded.config);
  const programme = `${url}/api/programmes/current`;
  const { suggestedSettings } = (await (await fetch(programme)).json()) as { suggestedSettings: unknown };
  const planned = await fetch(`${programme}/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(suggestedSettings),
  });
  if (!planned.ok) throw new Error(await planned.text());
  return `${programme}/today`;
}
