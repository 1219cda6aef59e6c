import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sqlLiteral } from './data.ts';
import { createdTables, firstLine, statementsOf, tokensOf, withoutTransaction } from './lex.ts';

/** Pieces of SQL with everything that may go wrong in it, put together at random. */
const PIECES = [
  "'",
  '"',
  '--',
  '/*',
  '*/',
  '$$',
  '$a$',
  ';',
  '\n',
  ' ',
  'select',
  'é',
  '1.5e3',
  '<=',
  '::',
  '(',
  ')',
  '\\',
];
const sql = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 20 });

describe('SQL cut into tokens', () => {
  it('loses nothing: the tokens put together are the source', () => {
    fc.assert(
      fc.property(sql, (pieces) => {
        const source = pieces.join('');
        assert.equal(
          tokensOf(source)
            .map(({ text }) => text)
            .join(''),
          source,
        );
      }),
    );
  });

  it('finds statements at the semicolons that end them, not at those in texts and comments', () => {
    const source = 'select \';\'; -- a ; b\nselect $$ ; $$ /* ; */; ;\n select "a;b"';
    assert.equal(statementsOf(source).length, 3);
    assert.equal(statementsOf('-- nothing\n;;').length, 0);
  });

  it('reads a literal as one text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tokens = tokensOf(sqlLiteral(text));
        assert.deepEqual(
          tokens.map(({ kind }) => kind),
          ['text'],
        );
        assert.equal(tokens[0]?.text.slice(1, -1).replaceAll("''", "'"), text.replaceAll('\0', ''));
      }),
    );
  });

  it('takes the first line of code for a heading, not a comment above it', () => {
    assert.equal(firstLine('-- my answer\n\nselect 1\nfrom job'), 'select 1');
    assert.equal(firstLine(''), '');
    assert.ok(firstLine(`select ${'a, '.repeat(200)}b`).length < 110);
  });

  it('knows the tables of a schema and their columns', () => {
    const schema =
      'create table a (id int primary key, price numeric(7, 2), "Two Words" text, unique (id, price), check (id > 0));\ncreate table B (c int);';
    assert.deepEqual(createdTables(schema), [
      { name: 'a', columns: ['id', 'price', 'Two Words'] },
      { name: 'b', columns: ['c'] },
    ]);
  });
});

describe('statements without their transaction', () => {
  it('keep every other character at its place, so that the lines of an error stay right', () => {
    const source = 'BEGIN;\ndelete from job\nwhere ticket = 1;\nCommit;';
    const made = withoutTransaction(source);
    assert.equal(made.length, source.length);
    assert.equal(
      made
        .trim()
        .replace(/^;\s*/, '')
        .replace(/;\s*;$/, ';'),
      'delete from job\nwhere ticket = 1;',
    );
    fc.assert(
      fc.property(sql, (pieces) => {
        const text = pieces.join('');
        assert.equal(withoutTransaction(text).split('\n').length, text.split('\n').length);
      }),
    );
  });

  it('keep an END that ends something else, and a ROLLBACK, which means something', () => {
    for (const source of ['select case when true then 1 end; end', 'begin; delete from job; rollback', 'commit'])
      assert.match(withoutTransaction(source), /end$|rollback$|commit$/);
  });
});
