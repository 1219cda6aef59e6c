/** Reads the statements that make tables: CREATE TABLE, ALTER TABLE, CREATE INDEX, DROP TABLE. What it does not know it leaves out. */
import { Cursor, splitOf } from './cursor.ts';
import type { Schema, Table } from './model.ts';
import { statementsOf, tokensOf, type Token } from './tokens.ts';

const TABLES = 500;

/** @param into tables that earlier files made: migrations build on each other */
export function readSchema(sql: string, into: Schema = new Map()): Schema {
  for (const statement of statementsOf(tokensOf(sql))) read(new Cursor(statement), into);
  return into;
}

function read(cursor: Cursor, schema: Schema): void {
  if (cursor.take('create')) {
    const isUnique = cursor.take('unique');
    for (const word of ['or', 'replace', 'global', 'local', 'temporary', 'temp', 'unlogged', 'virtual', 'clustered'])
      cursor.take(word);
    if (cursor.take('index')) createIndex(cursor, schema, isUnique);
    else if (cursor.take('table')) createTable(cursor, schema);
  } else if (cursor.take('alter', 'table')) alterTable(cursor, schema);
  else if (cursor.take('drop', 'table')) {
    cursor.take('if', 'exists');
    schema.delete(cursor.name() ?? '');
  }
}

function createTable(cursor: Cursor, schema: Schema): void {
  cursor.take('if', 'not', 'exists');
  const name = cursor.name();
  const inside = cursor.inBrackets();
  if (name === null || inside === null || schema.size >= TABLES) return;
  const table: Table = { name, columns: [], primaryKey: [], foreignKeys: [], uniques: [], indexes: [] };
  for (const part of splitOf(inside)) if (!constraint(new Cursor(part), table)) column(part, table);
  if (table.columns.length > 0) schema.set(name, table);
}

/** @returns whether the part is a constraint of the table, not a column */
function constraint(cursor: Cursor, table: Table): boolean {
  if (cursor.take('constraint')) cursor.name();
  if (cursor.take('primary', 'key')) {
    for (const word of ['clustered', 'nonclustered']) cursor.take(word);
    table.primaryKey = cursor.names() ?? [];
    return true;
  }
  if (cursor.take('foreign', 'key')) {
    if (cursor.peek()?.value !== '(') cursor.name();
    const columns = cursor.names() ?? [];
    references(cursor, columns, table);
    return true;
  }
  if (cursor.take('unique')) {
    if (cursor.peek()?.kind === 'word' && cursor.peek()?.value !== '(') {
      cursor.take('key');
      cursor.take('index');
    }
    if (cursor.peek()?.value !== '(') cursor.name();
    const columns = cursor.names();
    if (columns) table.uniques.push(columns);
    return columns !== null;
  }
  for (const word of ['key', 'index']) {
    const next = cursor.peek();
    if (next?.kind !== 'word' || next.value !== word) continue;
    cursor.skip();
    // `key text` is a column of that name; `KEY by_title (title)` an index.
    if (cursor.peek()?.value !== '(') cursor.name();
    const columns = cursor.names();
    if (columns === null) return false;
    table.indexes.push(columns);
    return true;
  }
  return (
    cursor.take('check') ||
    cursor.take('exclude') ||
    cursor.take('fulltext') ||
    cursor.take('spatial') ||
    cursor.take('like')
  );
}

/** Words that end a column's type. */
const AFTER_TYPE = new Set(
  'not null primary unique references default check constraint collate generated auto_increment autoincrement identity on comment as key first after using'.split(
    ' ',
  ),
);

function column(part: readonly Token[], table: Table): void {
  const cursor = new Cursor(part);
  const first = cursor.peek();
  if (first?.kind !== 'word' && first?.kind !== 'quoted') return;
  const name = first.value.toLowerCase();
  cursor.skip();
  const made = { name, type: typeOf(cursor), notNull: false };
  table.columns = [...table.columns.filter((other) => other.name !== name), made];
  while (!cursor.isDone) {
    if (cursor.take('not', 'null')) made.notNull = true;
    else if (cursor.take('primary', 'key')) table.primaryKey = [name];
    else if (cursor.take('unique')) table.uniques.push([name]);
    else if (!references(cursor, [name], table) && cursor.inBrackets() === null) cursor.skip();
  }
}

function typeOf(cursor: Cursor): string {
  let type = '';
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    if (token.kind === 'word' && AFTER_TYPE.has(token.value)) break;
    if (token.kind === 'sign' && token.value === '(') {
      type += `(${(cursor.inBrackets() ?? []).map(({ value }) => value).join('')})`;
      continue;
    }
    type += (type === '' || token.kind === 'sign' || type.endsWith('[') ? '' : ' ') + token.value;
    cursor.skip();
  }
  return type.toLowerCase();
}

function references(cursor: Cursor, columns: string[], table: Table): boolean {
  if (!cursor.take('references')) return false;
  const other = cursor.name();
  if (other !== null) table.foreignKeys.push({ columns, table: other, references: cursor.names() ?? [] });
  return true;
}

function createIndex(cursor: Cursor, schema: Schema, isUnique: boolean): void {
  cursor.take('concurrently');
  cursor.take('if', 'not', 'exists');
  if (cursor.peek()?.value !== 'on') cursor.name();
  if (!cursor.take('on')) return;
  cursor.take('only');
  const table = schema.get(cursor.name() ?? '');
  if (cursor.take('using')) cursor.name();
  const columns = cursor.names();
  if (table === undefined || columns === null || columns.length === 0) return;
  (isUnique ? table.uniques : table.indexes).push(columns);
}

function alterTable(cursor: Cursor, schema: Schema): void {
  cursor.take('if', 'exists');
  cursor.take('only');
  const table = schema.get(cursor.name() ?? '');
  if (table === undefined) return;
  const rest: Token[] = [];
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    rest.push(token);
    cursor.skip();
  }
  for (const part of splitOf(rest)) alteration(part, table, schema);
}

function alteration(part: readonly Token[], table: Table, schema: Schema): void {
  const cursor = new Cursor(part);
  if (cursor.take('add')) {
    const added = part.slice(1);
    if (constraint(new Cursor(added), table)) return;
    const isNamed = cursor.take('column');
    const columns = isNamed ? part.slice(2) : added;
    const isOptional = columns[0]?.value === 'if';
    column(isOptional ? columns.slice(3) : columns, table);
  } else if (cursor.take('drop')) {
    cursor.take('column');
    cursor.take('if', 'exists');
    const name = cursor.name();
    table.columns = table.columns.filter((one) => one.name !== name);
  } else if (cursor.take('rename', 'to')) {
    schema.delete(table.name);
    table.name = cursor.name() ?? table.name;
    schema.set(table.name, table);
  } else if (cursor.take('alter')) {
    cursor.take('column');
    const name = cursor.name();
    const changed = table.columns.find((one) => one.name === name);
    if (changed && cursor.take('set', 'not', 'null')) changed.notNull = true;
    if (changed && cursor.take('drop', 'not', 'null')) changed.notNull = false;
  }
}
