/**
 * Everything in the database as one JSON document, for programs and people to read and for `restoreDocument` to take
 * back: the same rows as a backup, with JSON columns as JSON. docs/everything.md describes it.
 */
import { createHash } from 'node:crypto';
import type { Db } from '../base/types.ts';
import { SCHEMA } from '../migrations/migrate.ts';
import { OWN_KEYS, readTables } from './dump.ts';
import { isRowOf, LAYOUT, type ColumnKind, type Row, type TableLayout } from './layout.ts';
import { clean, unreadable, verifyLedgers, type Backup } from './read.ts';

/** The form of the document; 1 held one programme, and could not be taken back. */
export const DOCUMENT_FORMAT = 'waymark-export/2';

const IS_JSON: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['object', 'object?', 'array']);

/**
 * Writes the document in pieces of whole lines, one row a line: two exports of the same content differ only in
 * `exportedAt`, on either database, and a comparison of two shows rows.
 *
 * @param db the store's, or a transaction's
 * @param exportedAt ISO 8601 in UTC
 */
export async function* documentOf(db: Db, exportedAt: string): AsyncGenerator<string, void, undefined> {
  const tables = await readTables(db);
  yield `{\n"format": ${JSON.stringify(DOCUMENT_FORMAT)},\n"schema": ${SCHEMA},\n"exportedAt": ${JSON.stringify(exportedAt)},\n"tables": {`;
  const digests: Record<string, string> = {};
  for (const [at, { name, content }] of tables.entries()) {
    const table = LAYOUT[at] as TableLayout;
    digests[name] = digestOf(content);
    yield `${at === 0 ? '' : ','}\n${JSON.stringify(name)}: [`;
    for (const [place, row] of content.entries())
      yield `${place === 0 ? '' : ','}\n${JSON.stringify(opened(table, row))}`;
    yield content.length === 0 ? ']' : '\n]';
  }
  yield `\n},\n"sha256": ${JSON.stringify(digests)}\n}\n`;
}

/**
 * Reads a document and checks it whole: form, every row, every table's digest, every ledger's chain.
 *
 * @throws StoreError `unreadable-backup` that names the place
 */
export function readDocument(text: string): Backup {
  const { tables: given, digests } = frameOf(text);
  const tables = new Map<string, Row[]>();
  let count = 0;
  for (const table of LAYOUT) {
    const rows = rowsOf(table, given[table.name] ?? []);
    // A document of an older Waymark has neither the rows nor the digest of a table that came later.
    if (given[table.name] !== undefined && digestOf(rows) !== digests[table.name])
      throw unreadable(`tables.${table.name} is not what was written: its checksum does not fit.`);
    count += rows.length;
    tables.set(
      table.name,
      rows.filter((row) => table.name !== 'instance' || !OWN_KEYS.includes(String(row['key']))).map(clean),
    );
  }
  verifyLedgers(tables.get('ledger') ?? []);
  return { tables, rows: count };
}

interface Frame {
  tables: Record<string, unknown>;
  digests: Record<string, unknown>;
}

function frameOf(text: string): Frame {
  const value = objectOf(parsed(text));
  const format = value?.['format'];
  const tables = objectOf(value?.['tables']);
  const digests = objectOf(value?.['sha256']);
  if (typeof format === 'string' && format === 'waymark-export/1')
    throw unreadable('it is an export of one programme by an older Waymark, which cannot be taken back.');
  if (format !== DOCUMENT_FORMAT || !tables || !digests || typeof value?.['schema'] !== 'number')
    throw unreadable('it is not a Waymark export.');
  if (value['schema'] > SCHEMA) throw unreadable('it was made by a newer Waymark. Update this one first.');
  const known = new Set(LAYOUT.map(({ name }) => name));
  const unknown = [...Object.keys(tables), ...Object.keys(digests)].find((name) => !known.has(name));
  if (unknown !== undefined) throw unreadable(`tables.${unknown.slice(0, 60)} is no table that Waymark knows.`);
  const missing = Object.keys(digests).find((name) => tables[name] === undefined);
  if (missing !== undefined) throw unreadable(`tables.${missing} is missing.`);
  return { tables, digests };
}

/** V8 says where JSON breaks off; that place belongs into the sentence. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = error instanceof Error ? /line \d+ column \d+/.exec(error.message)?.[0] : undefined;
    throw unreadable(`it is no whole JSON${place === undefined ? '' : ` (${place})`}; was it cut short?`, error);
  }
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function rowsOf(table: TableLayout, given: unknown): Row[] {
  if (!Array.isArray(given)) throw unreadable(`tables.${table.name} is not a list.`);
  return given.map((value: unknown, at) => {
    const row = closed(table, value);
    if (row !== null && isRowOf(table, row)) return row;
    throw unreadable(`tables.${table.name}[${at}] is not a row that Waymark knows.`);
  });
}

/** JSON columns as JSON, where reading and writing it gives the same text again: a ledger's entry is hashed as text. */
function opened(table: TableLayout, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value !== 'string' || !IS_JSON.has(table.columns[name] ?? 'text')) return [name, value];
      const inside = JSON.parse(value) as unknown;
      return [name, JSON.stringify(inside) === value ? inside : value];
    }),
  );
}

/** The row as the database holds it, its columns in the order of the layout; null where it is no object. */
function closed(table: TableLayout, value: unknown): Record<string, unknown> | null {
  const given = objectOf(value);
  if (given === null) return null;
  const known = Object.entries(table.columns).filter(([name]) => Object.hasOwn(given, name));
  const rest = Object.entries(given).filter(([name]) => !Object.hasOwn(table.columns, name));
  const columns = known.map(([name, kind]) => {
    const one = given[name];
    return [name, IS_JSON.has(kind) && typeof one === 'object' && one !== null ? JSON.stringify(one) : one] as const;
  });
  return Object.fromEntries([...columns, ...rest]);
}

function digestOf(rows: readonly Row[]): string {
  const digest = createHash('sha256');
  for (const row of rows) digest.update(`${JSON.stringify(row)}\n`);
  return digest.digest('hex');
}

/** @returns whether a text claims to be such a document: a first look, which proves nothing */
export function looksLikeDocument(start: string): boolean {
  return !start.slice(0, 200).includes('"waymark-backup"') && start.trimStart().startsWith('{');
}
