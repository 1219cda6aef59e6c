/**
 * Serves the built pages on a throw-away data folder, to look at them: `node dev/preview.ts [port] [welcome]`.
 * It is Monday evening in the fourth week, with three weeks of history; with `welcome`, nothing is planned yet.
 */
import { createApp, loadConfig, loadContent, serve } from '@waymark/server';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveThrough } from './history.ts';

const [port = '4700', state = 'planned'] = process.argv.slice(2);
const data = await mkdtemp(join(tmpdir(), 'waymark-preview-'));
const loaded = loadConfig({ env: {}, flags: { port, data } });
if (!loaded.ok) throw new Error(loaded.problems.join('\n'));

/** Time stands on the chosen day but goes on from there, so that a timer runs. */
const time = { from: Date.parse('2026-11-02T16:00:00.000Z'), since: Date.now() };
const clock = () => new Date(time.from + Date.now() - time.since).toISOString();
const setClock = (instant: string) => Object.assign(time, { from: Date.parse(instant), since: Date.now() });

const { createWeb } = (await import(
  new URL('../../../dist/web/handler.js', import.meta.url).href
)) as typeof import('../handler/handler.ts');
const content = await loadContent(new URL('../../../content/backend', import.meta.url).pathname);
const app = await createApp({ config: loaded.config, content, clock, web: await createWeb() });
const { url } = await serve(app, { host: '127.0.0.1', port: Number(port) });
if (state !== 'welcome') await liveThrough(app.fetch, url, setClock);
setClock('2026-11-23T18:05:00.000Z');
console.log(url);
