/** A small real app for the tests of the platform: real store, real sockets, a handful of handlers with known behaviour. */
import { AppError, type RouteName } from '@waymark/contract';
import { newId, openStore, programmes, timeEntries, type Store } from '@waymark/store';
import { Hono } from 'hono';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBus, type Bus } from '../events/bus.ts';
import { identifyLocalLearner, type Identify } from './access.ts';
import { createAnswerCache, type AnswerCache } from './cache.ts';
import { createDoor, type Door, type WebHandler } from './door.ts';
import type { Handlers } from './handler.ts';
import { guardLocal } from './local-guard.ts';
import { mount, type Router } from './mount.ts';
import { createStamps } from './stamps.ts';

export const NAMES = [
  'getHealth',
  'listProgrammes',
  'listTimeEntries',
  'addTimeEntry',
  'editTimeEntry',
  'deleteTimeEntry',
  'discardTimer',
  'lintRoadmap',
  'exportMarkdown',
  'restore',
] as const satisfies readonly RouteName[];

export type SmallHandlers = Handlers<(typeof NAMES)[number]>;

export interface SmallApp {
  door: Door;
  store: Store;
  bus: Bus;
  cache: AnswerCache;
  programme: string;
  dataFolder: string;
  logged: string[];
  /** How often each handler ran. */
  calls: Map<string, number>;
  /** The clock; tests move it. */
  clock: { now: string };
  close(): Promise<void>;
}

export interface SmallOptions {
  handlers?: Partial<SmallHandlers>;
  identify?: Identify;
  web?: WebHandler;
}

/** @param options what a test wants different */
export async function smallApp(options: SmallOptions = {}): Promise<SmallApp> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'waymark-http-'));
  const store = await openStore({ url: `sqlite:${path.join(dataFolder, 'waymark.db')}` });
  const programme = newId();
  const clock = { now: '2027-01-04T09:00:30.000Z' };
  await store.transaction(async (db) => {
    await programmes.insert(db, { id: programme, title: 'Small', createdAt: clock.now });
    await programmes.setCurrent(db, programme);
  });
  const bus = createBus();
  const cache = createAnswerCache(1_000_000);
  const logged: string[] = [];
  const calls = new Map<string, number>();
  const router: Router = new Hono();
  const handlers = counted({ ...standard(store), ...options.handlers }, calls);
  mount(
    router,
    handlers,
    {
      store,
      bus,
      cache,
      clock: () => clock.now,
      stamps: createStamps(store, () => clock.now),
      identify: options.identify ?? identifyLocalLearner,
      checkAnswers: true,
    },
    NAMES,
  );
  const log = (line: string): void => void logged.push(line);
  const door = createDoor({ router, web: options.web, guard: guardLocal, log, newRequestId: newId });
  const close = async (): Promise<void> => {
    bus.close();
    await store.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { door, store, bus, cache, programme, dataFolder, logged, calls, clock, close };
}

function counted(handlers: SmallHandlers, calls: Map<string, number>): SmallHandlers {
  const entries = Object.entries(handlers).map(([name, handler]) => [
    name,
    (call: never) => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return (handler as (call: never) => Promise<unknown>)(call);
    },
  ]);
  return Object.fromEntries(entries) as SmallHandlers;
}

/** Enough of the time feature to see reads, writes, refusals and failures. */
function standard(store: Store): SmallHandlers {
  const idOf = async (name: string, db = store.db): Promise<string> =>
    name === 'current' ? ((await programmes.currentId(db)) ?? '') : name;
  return {
    getHealth: () =>
      Promise.resolve({ status: 'ok', version: '0', mode: 'local', database: 'sqlite', instance: 'small' }),
    listProgrammes: () => Promise.resolve({ programmes: [] }),
    async listTimeEntries({ db, params, query }) {
      return { entries: await timeEntries.list(db, await idOf(params.programme, db), query) };
    },
    async addTimeEntry({ db, params, body, now, changed }) {
      const id = await idOf(params.programme, db);
      const revision = await programmes.touch(db, id);
      const { minutes, note, itemId, blockId } = body;
      const entry = { id: newId(), date: now.slice(0, 10), createdAt: now, minutes, note, itemId, blockId };
      await timeEntries.insert(db, id, entry);
      if (note === 'break') throw new Error('a secret of the inside');
      if (note === 'refuse') throw new AppError('conflict');
      changed({ programmeId: id, revision, feature: 'time' });
      return entry;
    },
    editTimeEntry: () => Promise.reject(new AppError('entry-not-found')),
    async deleteTimeEntry({ db, params }) {
      const id = await idOf(params.programme, db);
      await programmes.touch(db, id);
      if (!(await timeEntries.remove(db, id, params.entry))) throw new AppError('entry-not-found');
    },
    discardTimer: () => Promise.reject(new AppError('no-timer')),
    lintRoadmap: () => Promise.reject(new AppError('conflict')),
    exportMarkdown: () => Promise.resolve({ body: '# Small\n', headers: { 'content-disposition': 'attachment' } }),
    restore: ({ bytes }) => Promise.resolve({ programmes: 0, rows: bytes.byteLength }),
  };
}

export const TIME_ENTRIES = 'http://127.0.0.1/api/programmes/current/time-entries';

/** @returns a POST of JSON, as a client would send it */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** @returns the error inside a refusal's body */
export async function errorOf(
  response: Response,
): Promise<{ code: string; message: string; details: { path: string; message: string }[]; requestId: string }> {
  return ((await response.json()) as { error: Awaited<ReturnType<typeof errorOf>> }).error;
}
