/**
 * Serves the built pages on throw-away data folders, to look at them: `node dev/preview.ts [port] [scenario ...]`.
 * Each scenario (`scenarios.ts`; without a name: history) has a port of its own, counted up from the first.
 * It is Monday evening; with `history`, three weeks lie behind.
 */
import { createApp, loadConfig, loadContent, serve, type JudgePort } from '@waymark/server';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play, SCENARIOS, type Scenario } from './scenarios.ts';

const [first = '4700', ...named] = process.argv.slice(2);
const { createWeb } = (await import(
  new URL('../../../dist/web/handler.js', import.meta.url).href
)) as typeof import('../handler/handler.ts');
const worker = new URL('../../server/src/worker/worker.ts', import.meta.url).href;
const { createWorker } = (await import(worker)) as {
  createWorker: (options: { mode: 'local'; workers: number }) => JudgePort;
};
const content = await loadContent(new URL('../../../content/backend', import.meta.url).pathname);
const web = await createWeb();

async function show(scenario: Scenario, port: number): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'waymark-preview-'));
  const loaded = loadConfig({ env: {}, flags: { port: String(port), data } });
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  /** Time stands on the chosen day but goes on from there, so that a timer runs. */
  const time = { from: 0, since: 0 };
  const clock = () => new Date(time.from + Date.now() - time.since).toISOString();
  const setClock = (instant: string) => Object.assign(time, { from: Date.parse(instant), since: Date.now() });
  setClock('2026-11-02T16:00:00.000Z');
  const judge = async () => createWorker({ mode: 'local', workers: 1 });
  const app = await createApp({ config: loaded.config, content, clock, web, judge });
  const { url } = await serve(app, { host: '127.0.0.1', port });
  await play(scenario, app.fetch, url, setClock);
  console.log(`${scenario}: ${url}`);
}

const scenarios = SCENARIOS.filter((scenario) =>
  named.length > 0 ? named.includes(scenario) : scenario === 'history',
);
for (const [index, scenario] of scenarios.entries()) await show(scenario, Number(first) + index);
