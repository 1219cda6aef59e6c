import { createHash } from 'node:crypto';
import { cleanText } from '../base/codec.ts';
import { StoreError } from '../base/store-error.ts';
import type { LedgerTable } from '../base/tables.ts';
import { SCHEMA } from '../migrations/migrate.ts';
import { verifyRows } from '../repositories/ledger.ts';
import { FORMAT, OWN_KEYS } from './dump.ts';
import { isRowOf, LAYOUT, type Row } from './layout.ts';

/** The rows of a backup, by table. */
export interface Backup {
  tables: Map<string, Row[]>;
  rows: number;
}

/** @returns the failure that says why; a backup with it changes nothing */
export function unreadable(why: string, cause?: unknown): StoreError {
  return new StoreError('unreadable-backup', `This backup cannot be restored: ${why} Nothing was changed.`, cause);
}

/**
 * Reads a backup to its end and checks it: complete, undamaged, every row of its kind, every ledger's chain intact.
 *
 * @param lines line by line, with or without their line feeds
 * @throws StoreError `unreadable-backup`
 */
export async function readBackup(lines: AsyncIterable<string>): Promise<Backup> {
  const reader = new Reader();
  for await (const line of textLines(lines)) reader.take(line);
  const backup = reader.finish();
  verifyLedgers(backup.tables.get('ledger') ?? []);
  return backup;
}

/** A source that breaks off (a damaged archive, for one) is a backup that cannot be read. */
async function* textLines(lines: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  try {
    for await (const text of lines) yield* text.split('\n').filter((line) => line.trim() !== '');
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw unreadable('the file is damaged.', error);
  }
}

class Reader {
  readonly #tables = new Map<string, Row[]>(LAYOUT.map(({ name }) => [name, []]));
  readonly #digest = createHash('sha256');
  #lines = 0;
  #rows = 0;
  #ended = false;

  take(text: string): void {
    const line = text.replace(/\r$/, '');
    if (this.#ended) throw unreadable('something follows its end.');
    const value = parse(line, this.#lines + 1);
    if (this.#lines === 0) readHeader(value);
    else if (Array.isArray(value)) this.#row(value as unknown[]);
    else {
      this.#end(value);
      return;
    }
    this.#lines += 1;
    this.#digest.update(`${line}\n`);
  }

  finish(): Backup {
    if (this.#lines === 0) throw unreadable('it is empty.');
    if (!this.#ended) throw unreadable('its end is missing; the file was cut short.');
    return { tables: this.#tables, rows: this.#rows };
  }

  #row([name, row]: unknown[]): void {
    const table = LAYOUT.find((one) => one.name === name);
    if (table === undefined || !isRowOf(table, row)) {
      throw unreadable(`line ${this.#lines + 1} is not a row that Waymark knows.`);
    }
    this.#rows += 1;
    if (name === 'instance' && OWN_KEYS.includes(String(row['key']))) return;
    this.#tables.get(table.name)?.push(clean(row));
  }

  #end(value: unknown): void {
    const { end, sha256 } = (value ?? {}) as { end?: unknown; sha256?: unknown };
    if (end !== this.#rows) throw unreadable(`line ${this.#lines + 1} does not fit what came before.`);
    if (sha256 !== this.#digest.digest('hex')) throw unreadable('its checksum does not fit; the file was changed.');
    this.#ended = true;
  }
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw unreadable(number === 1 ? 'it is not a Waymark backup.' : `line ${number} is not JSON.`, error);
  }
}

function readHeader(value: unknown): void {
  const header = (value ?? {}) as { 'waymark-backup'?: unknown; schema?: unknown };
  const { 'waymark-backup': format, schema } = header;
  if (typeof format !== 'number' || typeof schema !== 'number') throw unreadable('it is not a Waymark backup.');
  if (format > FORMAT || schema > SCHEMA) throw unreadable('it was made by a newer Waymark. Update this one first.');
}

/** The same cleaning that every parameter gets, done before the hashes of the ledger are checked. */
export function clean(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? cleanText(value) : value]),
  );
}

/** @throws StoreError `unreadable-backup` for an entry that is not what was written, with its number */
export function verifyLedgers(rows: readonly Row[]): void {
  const ledgers = Map.groupBy(rows as unknown as LedgerTable[], (row) => row.programme_id);
  for (const [programmeId, ledger] of ledgers) {
    const verdict = verifyRows(
      programmeId,
      ledger.toSorted((a, b) => a.seq - b.seq),
    );
    if (!verdict.ok) throw unreadable(`entry ${verdict.seq} of a ledger is not what was written: ${verdict.reason}.`);
  }
}
