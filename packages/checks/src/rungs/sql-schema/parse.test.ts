import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Table } from './model.ts';
import { readSchema } from './parse.ts';
import { isList, leadsIndex, plainColumns, unreferenced } from './rules.ts';

function only(sql: string): Table {
  const [table] = readSchema(sql).values();
  assert.ok(table);
  return table;
}

describe('reading CREATE TABLE', () => {
  it('finds columns, types, keys and what must be filled', () => {
    const table = only(`CREATE TABLE IF NOT EXISTS main."Books" (
      id INTEGER PRIMARY KEY AUTOINCREMENT, -- the key, of course
      price NUMERIC(10, 2) DEFAULT (1 + 2) NOT NULL CHECK (price > 0 AND price < 1e3),
      title character varying(200) UNIQUE, /* , CREATE TABLE x (y int) */
      note TEXT DEFAULT 'it''s; not (null' COLLATE NOCASE
    ) STRICT;`);
    assert.equal(table.name, 'books');
    assert.deepEqual(
      table.columns.map(({ name, type, notNull }) => [name, type, notNull]),
      [
        ['id', 'integer', false],
        ['price', 'numeric(10,2)', true],
        ['title', 'character varying(200)', false],
        ['note', 'text', false],
      ],
    );
    assert.deepEqual([table.primaryKey, table.uniques], [['id'], [['title']]]);
  });

  it('reads constraints of the table in the words of PostgreSQL and of MySQL', () => {
    const table = only(`CREATE TABLE \`loans\` (
      \`book\` int NOT NULL, \`who\` int, since date,
      PRIMARY KEY (\`book\`, \`who\`), UNIQUE KEY one_day (who, since), KEY by_since (since DESC, book), INDEX (who(10)),
      CONSTRAINT c FOREIGN KEY (book) REFERENCES lib.books (id) ON DELETE CASCADE, CHECK (book > 0)
    ) ENGINE=InnoDB;`);
    assert.deepEqual(table.primaryKey, ['book', 'who']);
    assert.deepEqual(table.uniques, [['who', 'since']]);
    assert.deepEqual(table.indexes, [['since', 'book'], ['who']]);
    assert.deepEqual(table.foreignKeys, [{ columns: ['book'], table: 'books', references: ['id'] }]);
    assert.equal(table.columns.length, 3);
  });

  it('takes columns named like words of the language for columns', () => {
    const table = only(
      'CREATE TABLE settings (key text PRIMARY KEY, index int, "unique" int, [check it] int, like_count int)',
    );
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['key', 'index', 'unique', 'check it', 'like_count'],
    );
  });

  it('lets later statements change a table: keys, columns, indexes, names, and its end', () => {
    const schema = readSchema(`
      CREATE TABLE a (id int, b_id int, gone int, note text);
      ALTER TABLE ONLY public.a ADD CONSTRAINT k PRIMARY KEY (id), ADD COLUMN IF NOT EXISTS more text NOT NULL, DROP COLUMN gone;
      ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
      ALTER TABLE a ALTER COLUMN note SET NOT NULL;
      CREATE UNIQUE INDEX IF NOT EXISTS one ON a USING btree (note, lower(more));
      CREATE INDEX ON a (b_id);
      CREATE TABLE old (id int); DROP TABLE IF EXISTS old;
      ALTER TABLE a RENAME TO z;`);
    assert.deepEqual([...schema.keys()], ['z']);
    const table = schema.get('z');
    assert.ok(table);
    assert.deepEqual([table.primaryKey, table.uniques, table.indexes], [['id'], [['note']], [['b_id']]]);
    assert.deepEqual(table.foreignKeys, [{ columns: ['b_id'], table: 'b', references: [] }]);
    assert.deepEqual(
      table.columns.filter(({ notNull }) => notNull).map(({ name }) => name),
      ['note', 'more'],
    );
  });

  it('is not misled by functions, views, data and dollar quotes around the tables', () => {
    const schema = readSchema(`
      CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN CREATE TABLE no (x int); END; $body$ LANGUAGE plpgsql;
      CREATE VIEW v AS SELECT * FROM t; CREATE TABLE copy AS SELECT * FROM t;
      INSERT INTO t VALUES ('CREATE TABLE no2 (x int);');
      CREATE TABLE t (x int);`);
    assert.deepEqual([...schema.keys()], ['t']);
  });

  it('never throws and never hangs, whatever the text', () => {
    const word = fc.constantFrom(
      'create',
      'table',
      'alter',
      'add',
      'primary key',
      '(',
      ')',
      ',',
      ';',
      "'",
      '"',
      '`',
      '[',
      '--\n',
      '/*',
      '$$',
      'references',
      'x',
      '1',
      '.',
      'unique',
      'key',
      'index on',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }),
        (words) => void readSchema(words.join(' ')),
      ),
    );
  });

  it('reads half a megabyte of nonsense in well under a second', () => {
    for (const piece of ["'\\", '/*', '$a$', '(', '"', '`', '[a', '-', 'create table a (', '#']) {
      const began = performance.now();
      readSchema(piece.repeat(512_000 / piece.length));
      assert.ok(performance.now() - began < 4_000, `${piece}: ${performance.now() - began} ms`);
    }
  });
});

describe('what is asked of tables', () => {
  it('finds ids of other tables that are tied to nothing, and leaves alone what only looks like one', () => {
    const tables = [
      ...readSchema(
        'CREATE TABLE categories (id int); CREATE TABLE books (id int, category_id int, author_id int, paid int, book_id int);',
      ).values(),
    ];
    assert.deepEqual(
      tables.flatMap((table) => unreferenced(table, tables)),
      ['category_id'],
    );
  });

  it('takes an index for one that serves a column only where it begins with it', () => {
    const [table] = readSchema('CREATE TABLE a (x int, y int, z int UNIQUE, PRIMARY KEY (x, y));').values();
    assert.ok(table);
    assert.deepEqual(
      ['x', 'y', 'z'].map((column) => leadsIndex(table, column)),
      [true, false, true],
    );
  });

  it('finds lists by their type, or by their name where they hold text', () => {
    const [table] = readSchema(
      'CREATE TABLE a (id int PRIMARY KEY, tags text, ids json, names text[], items int, email text, keywords, options set(1), tag_count int)',
    ).values();
    assert.ok(table);
    assert.deepEqual(
      plainColumns(table)
        .filter(isList)
        .map(({ name }) => name),
      ['tags', 'ids', 'names', 'keywords', 'options'],
    );
  });
});
