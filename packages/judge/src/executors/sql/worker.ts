/**
 * The database's own process: PGlite (PostgreSQL as WebAssembly, its files in memory) under Node's permission model.
 * A run happens in one transaction that is rolled back. Statements that end it, or that could change who the session
 * is, are let through; the process then says `retire`, because the database may no longer be as it was.
 */
import { writeSync } from 'node:fs';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import { describeDatabase, PREPARATION, restore, runIn, type Types, type WorkerFacts } from './session.ts';
import type { SqlRequest } from './types.ts';

/** Past this the process has grown so much that a new one is better: WebAssembly memory never shrinks. */
const RSS_AT_MOST = 1.5 * 2 ** 30;

function say(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
}

/** The files of this database, packed, as the second line: a process that gets them starts many times sooner. */
async function giveImage(db: PGlite): Promise<void> {
  say('{}');
  say(Buffer.from(await (await db.dumpDataDir('gzip')).arrayBuffer()).toString('base64'));
  say('end {"reason":null,"code":0,"cpuMs":0}');
}

async function serve(db: PGlite, types: Types, request: SqlRequest): Promise<void> {
  say('{}');
  const facts = await runIn(db, types, request, () => say('{}'));
  const told: WorkerFacts = { ...facts, retire: facts.retire || process.memoryUsage().rss > RSS_AT_MOST };
  if (facts.status === 'setup-failed') told.retire = true;
  else if (!(await restore(db, facts))) told.retire = true;
  say(JSON.stringify(told));
  say('end {"reason":null,"code":0,"cpuMs":0}');
}

/** What the process is told first: where PGlite is, and the image of a prepared database where there is one. */
interface First {
  pglite: string;
  image: string | null;
}

interface Database {
  db: PGlite;
  types: Types;
}

async function begin({ pglite, image }: First): Promise<Database> {
  const { PGlite: Made } = (await import(pglite)) as { PGlite: { create(options?: PGliteOptions): Promise<PGlite> } };
  const db = await Made.create(image === null ? {} : { loadDataDir: new Blob([Buffer.from(image, 'base64')]) });
  if (image === null) await db.exec(PREPARATION);
  const { types, runtime } = await describeDatabase(db);
  say(`ready ${runtime}`);
  return { db, types };
}

let buffered: Buffer = Buffer.alloc(0);
let made: Promise<Database> | null = null;
let last: Promise<void> = Promise.resolve();
process.stdin.on('data', (chunk: Buffer) => {
  buffered = Buffer.concat([buffered, chunk]);
  while (buffered.length >= 4 && buffered.length >= 4 + buffered.readUInt32BE(0)) {
    const end = 4 + buffered.readUInt32BE(0);
    const message: unknown = JSON.parse(buffered.subarray(4, end).toString());
    buffered = buffered.subarray(end);
    if (made === null) made = begin(message as First);
    else last = takeTurn(last, made, message as SqlRequest | 'image');
  }
});

async function takeTurn(
  before: Promise<void>,
  database: Promise<Database>,
  request: SqlRequest | 'image',
): Promise<void> {
  await before;
  const { db, types } = await database;
  await (request === 'image' ? giveImage(db) : serve(db, types, request));
}
