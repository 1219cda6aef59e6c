/** Finds the statements that make the learner's tables. */
import type { Tools } from '../../check/model.ts';
import { declaredIn } from '../../source/declared.ts';
import { ownFiles } from '../../source/files.ts';
import { readSchema } from './parse.ts';
import type { Schema } from './model.ts';

const BYTES = 512 * 1024;
const FILES = 200;
const DATABASE = /\.(db|sqlite3?|sqlite)$/i;
/** A migration that takes back what another one did. */
const DOWN = /(^|[./_-])(down|undo|rollback|revert|drop)\b/i;
const CREATES = /\bcreate\s+(?:\w+\s+)?table\b/i;

export interface FoundSchema {
  schema: Schema;
  files: string[];
}

/** @returns tables from what waymark.yaml names, or from every SQL file, or from a SQLite database */
export async function schemaIn(t: Tools): Promise<FoundSchema> {
  const declared = (await declaredIn(t)).schema.files;
  const paths = (await ownFiles(t.repository, t.signal)).map((file) => file.path);
  const chosen = declared.length > 0 ? named(t, declared, paths) : byThemselves(paths);
  const schema: Schema = new Map();
  const files: string[] = [];
  for (const path of chosen.slice(0, FILES)) {
    const sql = DATABASE.test(path)
      ? await t.repository.databaseSchema(path, t.signal)
      : await t.repository.readFile(path, BYTES, t.signal);
    if (sql === null) {
      if (declared.length > 0) cannotRead(t, path);
      continue;
    }
    if (declared.length === 0 && !CREATES.test(sql) && schema.size === 0) continue;
    readSchema(upOf(sql), schema);
    files.push(path);
  }
  return { schema, files };
}

function named(t: Tools, declared: string[], paths: string[]): string[] {
  return declared.flatMap((one) => {
    const folder = one.replace(/\/*$/, '/');
    const found = paths
      .filter((path) => path === one || (path.startsWith(folder) && /\.sql$/i.test(path) && !DOWN.test(path)))
      .sort();
    if (found.length > 0) return found;
    return t.fail({
      expected: `the file or folder ${one}, which waymark.yaml names`,
      actual: 'not in the repository',
      advice: 'Look at the spelling, and whether it is committed.',
    });
  });
}

/** Migrations are named so that their order is that of the alphabet. One dump of the whole is enough where there is one. */
function byThemselves(paths: string[]): string[] {
  const sql = paths.filter((path) => /\.sql$/i.test(path) && !DOWN.test(path)).sort();
  const whole = sql.filter((path) => /(^|\/)(schema|structure|database|tables|init)\.sql$/i.test(path));
  if (whole.length > 0) return whole;
  return sql.length > 0 ? sql : paths.filter((path) => DATABASE.test(path)).slice(0, 3);
}

/** Some tools write both ways into one file, the way back below a line that says so. */
function upOf(sql: string): string {
  return sql.split(/^--\s*(?:\+goose down|migrate:down|\+migrate down|down\b|rollback\b)/im)[0] ?? sql;
}

function cannotRead(t: Tools, path: string): never {
  t.fail({
    expected: `${path} to be SQL or a SQLite database`,
    actual: 'neither',
    advice:
      'Write the statements that make the tables into a file: `sqlite3 app.db .schema > schema.sql`, or `pg_dump --schema-only`.',
  });
}
