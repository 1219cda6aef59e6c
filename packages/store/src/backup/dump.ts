import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../base/types.ts';
import { SCHEMA } from '../migrations/migrate.ts';
import { ADDRESS_KEY, INSTANCE_ID, REVISION_FLOOR, SIGNING_KEY } from '../repositories/instance.ts';
import { LAYOUT, type Row, type TableLayout } from './layout.ts';

/** The version of the file format: header, rows, trailer. */
export const FORMAT = 1;

/** What belongs to this Waymark and not to the learner's work: it neither leaves nor arrives. */
export const OWN_KEYS: readonly string[] = [INSTANCE_ID, REVISION_FLOOR, SIGNING_KEY, ADDRESS_KEY];

/**
 * Everything in the database as lines of JSON, each ending in a line feed: a header, one `[table, row]` for each row,
 * a trailer with the number of rows and a SHA-256 over the lines before it. The lines show one moment: they are read in
 * one transaction and held in memory, so that a slow reader keeps no writer waiting. The same content gives the same
 * lines on either database.
 *
 * @param db the store's, or a transaction's
 */
export async function* dump(db: Db): AsyncGenerator<string, void, undefined> {
  const tables = await readTables(db);
  const digest = createHash('sha256');
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  yield line({ 'waymark-backup': FORMAT, schema: SCHEMA });
  let rows = 0;
  for (const { name, content } of tables) {
    for (const row of content) yield line([name, row]);
    rows += content.length;
  }
  yield `${JSON.stringify({ end: rows, sha256: digest.digest('hex') })}\n`;
}

export interface TableContent {
  name: string;
  content: Row[];
}

/** @returns every table of the layout, in its order, at one moment */
export async function readTables(db: Db): Promise<TableContent[]> {
  if (db.isTransaction) return readAll(db);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(readAll);
}

async function readAll(db: Db): Promise<TableContent[]> {
  const tables: TableContent[] = [];
  for (const table of LAYOUT) tables.push({ name: table.name, content: await readTable(db, table) });
  return tables;
}

async function readTable(db: Db, table: TableLayout): Promise<Row[]> {
  const columns = sql.join(Object.keys(table.columns).map((name) => sql.ref(name)));
  const order = sql.join(table.order.map((name) => sql.ref(name)));
  const { rows } = await sql<Row>`select ${columns} from ${sql.table(table.name)} order by ${order}`.execute(db);
  return table.name === 'instance' ? rows.filter((row) => !OWN_KEYS.includes(String(row['key']))) : rows;
}
