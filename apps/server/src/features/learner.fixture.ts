/** A learner at a whole server: the real store, the real rules, a clock that the test turns. */
import { createClient, type Client } from '@waymark/contract/client';
import type { Instant, PlanSettings } from '@waymark/learning';
import { openStore, type Store } from '@waymark/store';
import path from 'node:path';
import { createApp, type App, type AppOptions } from '../app.ts';
import { LOCAL_ACCESS } from '../platform/config/config.ts';
import { loadContent, type ContentPack } from '../platform/content.ts';
import type { LoadJudge } from '../worker/port.ts';

const pack = path.resolve(import.meta.dirname, '../../../../content/backend');
export const PROGRAMME = { programme: 'current' } as const;

export interface Learner {
  app: App;
  client: Client;
  /** Moves the clock. */
  at(now: Instant): void;
  get<T>(at: string): Promise<T>;
  close(): Promise<void>;
}

/** What a test wants different. */
export interface LearnerOptions {
  /** When the learner begins; 2027-01-04 is a Monday. */
  now?: Instant;
  content?: ContentPack;
  judge?: LoadJudge;
  /** The way to the host that contributions are read at. */
  host?: AppOptions['host'];
  /** False for an instance that looks at no pages of others. */
  checkLinks?: boolean;
  /** The way to the page of somebody who endorsed. */
  endorserPages?: AppOptions['endorserPages'];
  /** To come back to one. */
  store?: Store;
}

export async function newLearner(options: LearnerOptions = {}): Promise<Learner> {
  let clock = options.now ?? '2027-01-04T18:00:00.000Z';
  const store = options.store ?? (await openStore({ url: 'sqlite::memory:' }));
  const app = await createApp({
    config: {
      ...{ dataFolder: '/nowhere', host: '127.0.0.1', port: 0, databaseUrl: 'sqlite::memory:', ...LOCAL_ACCESS },
      checkLinks: options.checkLinks ?? true,
    },
    content: options.content ?? (await loadContent(pack)),
    store,
    ...(options.judge === undefined ? {} : { judge: options.judge }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.endorserPages === undefined ? {} : { endorserPages: options.endorserPages }),
    clock: () => clock,
    timeZone: 'UTC',
    checkAnswers: true,
    log: (line) => {
      throw new Error(line);
    },
  });
  const send = (url: string, init?: RequestInit): Promise<Response> => app.fetch(new Request(url, init));
  return {
    app,
    client: createClient(send, 'http://localhost'),
    at: (next) => (clock = next),
    get: async <T>(at: string) => (await (await send(`http://localhost${at}`)).json()) as T,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

/** Twenty hours a week from a Monday, as the document says. */
export const WEEK: PlanSettings = {
  startDate: '2027-01-04',
  minutesPerWeekday: [150, 150, 150, 150, 150, 240, 210],
  startMinutePerWeekday: [1110, 1110, 1110, 1110, 1110, 600, 600],
  daysOff: [],
  timeZone: 'UTC',
  longestSitting: 90,
  known: [],
};
