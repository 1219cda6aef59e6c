/** What is logged, read whole, and taken back with a way back. */
import { CURRENT } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { Application, Demo, MockInterview } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import { applicationName, sentOf } from './log-words.ts';

const APPLICATIONS = '/api/programmes/{programme}/applications';
const DEMOS = '/api/programmes/{programme}/demos';
const INTERVIEWS = '/api/programmes/{programme}/mock-interviews';
/** The most that the server gives at once. */
const PAGE = 100;

/** @returns every entry of the three logs, oldest first */
export async function readLogs(api: Client) {
  const [applications, demos, interviews] = await Promise.all([
    everyEntry<Application>((query) => api.call('GET', APPLICATIONS, { params: CURRENT, query })),
    everyEntry<Demo>((query) => api.call('GET', DEMOS, { params: CURRENT, query })),
    everyEntry<MockInterview>((query) => api.call('GET', INTERVIEWS, { params: CURRENT, query })),
  ]);
  return { applications, demos, interviews };
}

async function everyEntry<T>(
  read: (query: { page: string; limit: string }) => Promise<{ items: T[]; total: number }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await read({ page: String(page), limit: String(PAGE) });
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

/** Takes an application out; its evidence is withdrawn. @returns whether it is out */
export function takeOutApplication(shell: Shell, one: Application): Promise<boolean> {
  const params = { ...CURRENT, entry: one.id };
  return takeBack(shell, applicationName(one), {
    remove: (api, idempotencyKey) => api.call('DELETE', `${APPLICATIONS}/{entry}`, { params, idempotencyKey }),
    restore: (api, idempotencyKey) =>
      api.call('POST', APPLICATIONS, { params: CURRENT, body: sentOf(one), idempotencyKey }),
  });
}

/** Takes a demo back; its evidence is withdrawn. @returns whether it is out */
export function takeBackDemo(shell: Shell, one: Demo): Promise<boolean> {
  const params = { ...CURRENT, entry: one.id };
  return takeBack(shell, one.title, {
    remove: (api, idempotencyKey) => api.call('DELETE', `${DEMOS}/{entry}`, { params, idempotencyKey }),
    restore: (api, idempotencyKey) => api.call('POST', DEMOS, { params: CURRENT, body: sentOf(one), idempotencyKey }),
  });
}

/** Takes a mock interview back; its evidence is withdrawn. @returns whether it is out */
export function takeBackInterview(shell: Shell, one: MockInterview): Promise<boolean> {
  const params = { ...CURRENT, entry: one.id };
  // The server scores: it takes points, and no score.
  const { score: _, ...body } = sentOf(one);
  return takeBack(shell, one.topic, {
    remove: (api, idempotencyKey) => api.call('DELETE', `${INTERVIEWS}/{entry}`, { params, idempotencyKey }),
    restore: (api, idempotencyKey) => api.call('POST', INTERVIEWS, { params: CURRENT, body, idempotencyKey }),
  });
}

interface Ways {
  remove: (api: Client, key: string) => Promise<unknown>;
  /** Logs the same once more: what was withdrawn stays so, new evidence stands in its place. */
  restore: (api: Client, key: string) => Promise<unknown>;
}

async function takeBack(shell: Shell, name: string, { remove, restore }: Ways): Promise<boolean> {
  const done = await shell.save(remove);
  if (done.ok) shell.say(`Taken back: ${name}.`, { undo: () => shell.save(restore) });
  return done.ok;
}
