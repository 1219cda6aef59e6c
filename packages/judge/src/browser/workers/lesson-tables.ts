/** The tables of a lesson as they are now, for the page to show. */
import type { SqlResult } from '../../executors/sql/types.ts';
import type { Plain } from '../../types.ts';

export interface SeenTable {
  name: string;
  columns: { name: string; type: string; /** Keys, and whether it may be empty, in words. */ note: string }[];
  rows: Plain[][];
  truncated: boolean;
}

const TABLES_AT_MOST = 30;

const COLUMNS = `
  select c.relname::text, a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod),
    a.attnotnull,
    exists (select from pg_catalog.pg_constraint p where p.conrelid = c.oid and p.contype = 'p' and a.attnum = any (p.conkey)),
    exists (select from pg_catalog.pg_constraint u where u.conrelid = c.oid and u.contype = 'u' and u.conkey = array[a.attnum]),
    (select f.confrelid::pg_catalog.regclass::text from pg_catalog.pg_constraint f
      where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey) limit 1)
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = 'exercise' and c.relkind in ('r', 'p', 'v')
  order by c.oid, a.attnum`;

/** @param ask answers a query of ours, null where it fails */
export async function tablesOf(ask: (sql: string) => Promise<SqlResult | null>, rows: number): Promise<SeenTable[]> {
  const columns = (await ask(`select * from (${COLUMNS}) as known limit ${rows}`))?.rows ?? [];
  const tables = new Map<string, SeenTable>();
  for (const [table, name, type, isSet, isKey, isUnique, target] of columns) {
    const seen = tables.get(textOf(table)) ?? { name: textOf(table), columns: [], rows: [], truncated: false };
    const note = noteOf({ isSet: isSet === true, isKey: isKey === true, isUnique: isUnique === true, target });
    seen.columns.push({ name: textOf(name), type: textOf(type), note });
    tables.set(seen.name, seen);
  }
  for (const table of [...tables.values()].slice(0, TABLES_AT_MOST)) {
    const name = table.name.replaceAll('"', '""');
    const found = await ask(`select * from exercise."${name}" limit ${rows + 1}`);
    table.rows = found?.rows ?? [];
    table.truncated = found === null || found.truncated;
  }
  return [...tables.values()];
}

const textOf = (cell: Plain | undefined): string => (typeof cell === 'string' ? cell : '');

function noteOf(column: { isSet: boolean; isKey: boolean; isUnique: boolean; target: Plain | undefined }): string {
  const notes = [
    column.isKey ? 'primary key' : '',
    column.isUnique ? 'unique' : '',
    typeof column.target === 'string' ? `refers to ${column.target.replace(/^exercise\./, '')}` : '',
    column.isSet ? '' : 'may be empty',
  ];
  return notes.filter((note) => note !== '').join(', ');
}
