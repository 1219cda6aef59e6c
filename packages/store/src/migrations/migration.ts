import { sql } from 'kysely';
import type { Db, Dialect } from '../base/types.ts';

/** One step of the schema. Never edited once it is out: what comes later is a further step. */
export interface Migration {
  /** File name without its number. */
  name: string;
  /** The statements, in order. */
  statements(words: Words): string[];
}

/** The words in which the two databases differ when a table is made. */
export interface Words {
  dialect: Dialect;
  text: string;
  integer: string;
  /** After the closing parenthesis of a table. */
  end: string;
}

/**
 * PostgreSQL compares text by the rules of a language unless told otherwise: "C" compares bytes, as SQLite does. SQLite
 * takes any value in any column unless the table is STRICT.
 */
export function wordsOf(dialect: Dialect): Words {
  return dialect === 'sqlite'
    ? { dialect, text: 'text', integer: 'integer', end: 'strict' }
    : { dialect, text: 'text collate "C"', integer: 'bigint', end: '' };
}

/** Runs the statements of a migration one after the other. */
export async function runStatements(db: Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
