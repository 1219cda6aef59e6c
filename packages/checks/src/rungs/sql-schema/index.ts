import { defineCheck, step } from '../../check/define.ts';
import { declaredIn } from '../../source/declared.ts';
import { someOf } from '../../source/files.ts';
import { schemaIn } from './find.ts';
import { isList, leadsIndex, plainColumns, unreferenced } from './rules.ts';

const LEAST_TABLES = 3;

const found = step({
  id: 'has-a-schema',
  title: 'The statements that make your tables are in the repository',
  async run(t) {
    const { schema, files } = await schemaIn(t);
    if (schema.size === 0)
      return t.fail({
        expected: 'CREATE TABLE in a .sql file, a folder of migrations, or a SQLite file',
        actual: files.length === 0 ? 'none found' : `no table in ${someOf(files)}`,
        advice:
          'Write them out with your database’s own tool, e.g. `sqlite3 app.db .schema > schema.sql`, and name the file in waymark.yaml: `schema: { files: [schema.sql] }`.',
      });
    const tables = [...schema.values()];
    t.note(
      `${tables.length} tables from ${someOf(files)}: ${someOf(
        tables.map(({ name }) => name),
        8,
      )}.`,
    );
    return { schema, tables };
  },
});

const enoughTables = step({
  id: 'has-tables',
  title: `It has at least ${LEAST_TABLES} tables`,
  after: [found],
  run(t) {
    const { tables } = t.from(found);
    if (tables.length >= LEAST_TABLES) return Promise.resolve();
    return t.fail({
      expected: `at least ${LEAST_TABLES} tables`,
      actual: `${tables.length}: ${tables.map(({ name }) => name).join(', ')}`,
      advice:
        'Look for a second kind of thing in your data (who owns it, where it belongs, its tags) and give each kind a table of its own.',
    });
  },
});

const primaryKeys = step({
  id: 'has-primary-keys',
  title: 'Every table has a primary key',
  after: [found],
  run(t) {
    const without = t.from(found).tables.filter(({ primaryKey }) => primaryKey.length === 0);
    if (without.length === 0) return Promise.resolve();
    return t.fail({
      expected: 'a PRIMARY KEY in every table',
      actual: `none in ${someOf(without.map(({ name }) => name))}`,
      advice:
        'Without one nothing can name a single row. Mark the column that does; a table between two others takes both of its keys together: PRIMARY KEY (a_id, b_id).',
    });
  },
});

const foreignKeys = step({
  id: 'has-foreign-keys',
  title: 'Tables that belong together are tied by foreign keys',
  after: [enoughTables],
  run(t) {
    const { tables } = t.from(found);
    const loose = tables.flatMap((table) => unreferenced(table, tables).map((column) => `${table.name}.${column}`));
    const tied = tables.filter((table) => table.foreignKeys.length > 0);
    if (tied.length > 0 && loose.length === 0) return Promise.resolve();
    return t.fail({
      expected: 'REFERENCES at every column that holds the key of another table',
      actual: tied.length === 0 ? 'no foreign key at all' : `none at ${someOf(loose)}`,
      advice:
        'Write `author_id INTEGER NOT NULL REFERENCES authors(id)`: then the database refuses a book whose author is not there.',
    });
  },
});

const keysLead = step({
  id: 'foreign-keys-lead-somewhere',
  title: 'Every foreign key leads to a column that is there and unique',
  after: [foreignKeys],
  run(t) {
    const { schema, tables } = t.from(found);
    for (const table of tables) {
      for (const key of table.foreignKeys) {
        const other = schema.get(key.table);
        const target = key.references.length > 0 ? key.references : (other?.primaryKey ?? []);
        const sorted = [...target].sort().join();
        if (other && [other.primaryKey, ...other.uniques].some((unique) => [...unique].sort().join() === sorted))
          continue;
        return t.fail({
          expected: `${table.name}(${key.columns.join(', ')}) to lead to a primary key or a unique column`,
          actual: other
            ? `${key.table}(${target.join(', ')}), which is neither`
            : `a table ${key.table}, which is not there`,
          advice: 'Look at the spelling of the table and its column, and at the order of the files.',
        });
      }
    }
    return Promise.resolve();
  },
});

const notNull = step({
  id: 'says-what-must-be-there',
  title: 'Every table says which of its columns must be filled: NOT NULL',
  after: [found],
  run(t) {
    const open = t.from(found).tables.filter((table) => {
      const columns = plainColumns(table);
      return columns.length > 0 && columns.every((column) => !column.notNull);
    });
    if (open.length === 0) return Promise.resolve();
    return t.fail({
      expected: 'NOT NULL at one column at least that is no key',
      actual: `none in ${someOf(open.map(({ name }) => name))}`,
      advice:
        'Ask of each column: can a row make sense without it? Where it cannot, write NOT NULL; most columns of most tables have it.',
    });
  },
});

const unique = step({
  id: 'says-what-is-unique',
  title: 'Something besides the keys is unique',
  after: [found],
  run(t) {
    const { tables } = t.from(found);
    if (tables.some((table) => table.uniques.some((columns) => columns.join() !== table.primaryKey.join())))
      return Promise.resolve();
    // A table between two others keeps a pair from being there twice by its primary key.
    if (tables.some((table) => table.primaryKey.length > 1)) return Promise.resolve();
    return t.fail({
      expected: 'UNIQUE somewhere, or a primary key of several columns',
      actual: 'none',
      advice:
        'An e-mail address, a name of a tag, a pair of ids: what must not be there twice says UNIQUE. A look before the insert is not enough when two people ask at once.',
    });
  },
});

const indexed = step({
  id: 'has-indexes',
  title: 'What is looked up often has an index',
  after: [foreignKeys],
  async run(t) {
    const { schema, tables } = t.from(found);
    const { filters } = (await declaredIn(t)).schema;
    const wanted =
      filters ??
      tables.flatMap((table) =>
        table.foreignKeys.flatMap(({ columns }) => columns.slice(0, 1).map((column) => `${table.name}.${column}`)),
      );
    for (const one of wanted) {
      const [name = '', column = ''] = one.toLowerCase().split('.');
      const table = schema.get(name);
      if (table && leadsIndex(table, column)) continue;
      const isThere = table?.columns.some((other) => other.name === column) === true;
      t.fail({
        expected: `an index that begins with ${one}`,
        actual: isThere ? 'none' : 'waymark.yaml names a column that is not there',
        advice: `\`CREATE INDEX ${name}_by_${column} ON ${name}(${column});\` Without it the database reads the whole table for every such question. A foreign key makes none by itself.`,
      });
    }
    t.note(
      filters === null
        ? 'Asked of every foreign key, since waymark.yaml names no filters.'
        : `Asked of ${wanted.join(', ')}.`,
    );
  },
});

const noLists = step({
  id: 'no-lists-in-columns',
  title: 'No column holds a list',
  level: 'should',
  after: [found],
  run(t) {
    const { tables } = t.from(found);
    const lists = tables.flatMap((table) =>
      plainColumns(table)
        .filter(isList)
        .map((column) => `${table.name}.${column.name}`),
    );
    if (lists.length === 0) return Promise.resolve();
    return t.fail({
      expected: 'one value in each column',
      actual: `by name or type a list: ${someOf(lists)}`,
      advice:
        'Make a table for it with one row for each entry: book_tags(book_id, tag_id). Then a single tag can be found, counted and kept from being misspelled.',
    });
  },
});

/** A database schema. Brief: content/backend/briefs/sql-schema.md. */
export const sqlSchema = defineCheck({
  name: 'sql-schema',
  version: 1,
  title: 'A database schema',
  uses: ['repository'],
  goodEnough: 0.85,
  steps: [found, enoughTables, primaryKeys, foreignKeys, keysLead, notNull, unique, indexed, noLists],
});
