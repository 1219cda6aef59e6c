/** What is asked of single tables. Pure. */
import type { Column, Table } from './model.ts';

/** @returns columns that are part of no key */
export function plainColumns(table: Table): Column[] {
  const keys = new Set([...table.primaryKey, ...table.foreignKeys.flatMap(({ columns }) => columns)]);
  return table.columns.filter(({ name }) => !keys.has(name));
}

/**
 * @returns columns that are named after another table's key (`author_id` where there is a table author or authors) and
 * have no foreign key
 */
export function unreferenced(table: Table, tables: readonly Table[]): string[] {
  const tied = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
  const names = new Set(tables.flatMap(({ name }) => [name, singular(name)]));
  return table.columns
    .map(({ name }) => name)
    .filter((name) => {
      const base = name.replace(/_?id$/, '');
      return base !== name && base !== '' && !tied.has(name) && names.has(base) && singular(table.name) !== base;
    });
}

function singular(name: string): string {
  return name
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/s$/, '');
}

/** @returns whether an index, a unique constraint or the primary key begins with the column */
export function leadsIndex(table: Table, column: string): boolean {
  return [table.primaryKey, ...table.uniques, ...table.indexes].some((columns) => columns[0] === column);
}

const MANY =
  /(^|_)(tags|ids|items|lists?|names|emails|phones|categories|authors|members|users|options|roles|values|keywords|genres|images|urls)$|_ids$|_list$|_csv$/;
const HOLDS_TEXT = /^$|text|char|json|blob|clob/;

/** By its type for certain; by its name with good reason, where it holds text. */
export function isList({ name, type }: Column): boolean {
  return /\[\d*\]|\barray\b|^set\(/.test(type) || (MANY.test(name) && HOLDS_TEXT.test(type));
}
