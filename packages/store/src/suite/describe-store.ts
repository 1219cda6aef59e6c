/**
 * One behaviour suite over both databases. Each test gets stores of its own: a file in a temporary folder on SQLite, a
 * schema on PostgreSQL; both are gone after it. WAYMARK_TEST_DATABASE_URL says where PostgreSQL is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, it } from 'node:test';
import pg from 'pg';
import { newId, openStore, type Dialect, type Store } from '../index.ts';

const SERVER = process.env['WAYMARK_TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';

export interface Bench {
  dialect: Dialect;
  /** A new, empty database; gone after the test. @returns its URL */
  place: () => Promise<string>;
  /** Opens a database (a new one where no URL is given); closed after the test. */
  open: (url?: string) => Promise<Store>;
}

/** Runs `tests` on SQLite, and on PostgreSQL where it is reachable; where it is not, one skipped test says so. */
export function describeStore(name: string, tests: (bench: Bench) => void): void {
  describe(`${name} on SQLite`, () => tests(bench('sqlite', sqlitePlace)));
  const title = `${name} on PostgreSQL`;
  if (unreachable === null) describe(title, () => tests(bench('postgresql', postgresPlace)));
  else describe(title, () => it(title, { skip: unreachable }, () => undefined));
}

interface Place {
  url: string;
  remove(): Promise<void>;
}

function bench(dialect: Dialect, make: () => Promise<Place>): Bench {
  const places: Place[] = [];
  const stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const place of places.splice(0)) await place.remove();
  });
  const place = async (): Promise<string> => {
    const made = await make();
    places.push(made);
    return made.url;
  };
  const open = async (url?: string): Promise<Store> => {
    const store = await openStore({ url: url ?? (await place()) });
    stores.push(store);
    return store;
  };
  return { dialect, place, open };
}

async function sqlitePlace(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-store-'));
  return {
    url: `sqlite:${path.join(folder, 'waymark.db')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function postgresPlace(): Promise<Place> {
  const schema = `waymark_${newId().replaceAll('-', '')}`;
  await onServer(`create schema ${schema}`);
  const url = new URL(SERVER);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { url: url.href.replaceAll('+', '%20'), remove: () => onServer(`drop schema ${schema} cascade`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    await client.query(`set client_min_messages = warning; ${statement}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function whyUnreachable(): Promise<string | null> {
  try {
    await onServer('select 1');
    return null;
  } catch {
    const { hostname, port } = new URL(SERVER);
    return `PostgreSQL is not reachable at ${hostname}:${port || '5432'}`;
  }
}

const unreachable = await whyUnreachable();
