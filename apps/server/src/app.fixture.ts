/** The whole app on a temporary folder, for tests: the pack's roadmap imported, every answer held against the contract. */
import { createClient, type Client } from '@waymark/contract/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp, type App, type AppOptions } from './app.ts';
import { LOCAL_ACCESS, type Access } from './platform/config/config.ts';
import { loadContent } from './platform/content.ts';
import { quoted } from './features/projects/quoted.ts';

export const PACK = path.join(import.meta.dirname, '../../../content/backend');
/** As a command line names it, from whichever folder. */
export const LAUNCHER = quoted(path.resolve(import.meta.dirname, '../../../tools/run.cjs'));
export const ORIGIN = 'http://127.0.0.1:4600';
export const CURRENT = { programme: 'current' };

export interface WholeApp {
  app: App;
  client: Client;
  dataFolder: string;
  clock: { now: string };
  /** @param at path and query */
  fetch(at: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** @param options what a test wants different; `dataFolder` to come back to one */
export async function wholeApp(
  options: Partial<AppOptions> & { dataFolder?: string; access?: Access } = {},
): Promise<WholeApp> {
  const { dataFolder = await mkdtemp(path.join(tmpdir(), 'waymark-app-')), access = LOCAL_ACCESS, ...rest } = options;
  const clock = { now: '2027-01-04T09:00:00.000Z' };
  const databaseUrl = `sqlite:${path.join(dataFolder, 'waymark.db')}`;
  const app = await createApp({
    config: { dataFolder, host: '127.0.0.1', port: 0, databaseUrl, ...access },
    content: await loadContent(PACK),
    clock: () => clock.now,
    timeZone: 'Europe/Berlin',
    checkAnswers: true,
    ...rest,
  });
  const send = (at: string, init?: RequestInit): Promise<Response> => app.fetch(new Request(ORIGIN + at, init));
  const client = createClient((url, init) => app.fetch(new Request(url, init)), ORIGIN);
  const close = async (): Promise<void> => {
    await app.close();
    if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
  };
  return { app, client, dataFolder, clock, fetch: send, close };
}

/** Plans the programme as its document suggests. */
export async function planIt({ client }: WholeApp): Promise<void> {
  const { suggestedSettings } = await client.call('GET', '/api/programmes/{programme}', { params: CURRENT });
  await client.call('PUT', '/api/programmes/{programme}/settings', { params: CURRENT, body: suggestedSettings });
}
