import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PRESETS } from './model.ts';
import { readTerms } from './read.ts';

const problems = (value: unknown): string[] => {
  const read = readTerms(value);
  return read.ok ? [] : read.problems.map(({ at }) => at);
};

describe('waymark.yaml', () => {
  it('is a to-do list where it says nothing, and a blog where it says so', () => {
    for (const nothing of [undefined, null, {}])
      assert.deepEqual(readTerms(nothing), { ok: true, terms: PRESETS.todos });
    assert.deepEqual(readTerms({ contract: 'posts', start: 'npm start' }), { ok: true, terms: PRESETS.posts });
  });

  it('maps names of its own, and leaves out what it calls none', () => {
    const read = readTerms({
      resource: {
        noun: 'book',
        path: '/api/books',
        id: 'isbn',
        text: 'name',
        flag: 'none',
        number: 'pages',
        created: null,
      },
      list: { items: 'none' },
      framework: 'Express',
    });
    assert.ok(read.ok);
    assert.deepEqual(read.terms.fields, {
      id: 'isbn',
      text: 'name',
      body: null,
      flag: null,
      number: 'pages',
      created: null,
    });
    assert.deepEqual(
      [read.terms.path, read.terms.list.items, read.terms.list.total, read.terms.framework],
      ['/api/books', null, null, 'express'],
    );
  });

  it('says every problem with its place', () => {
    assert.deepEqual(
      problems({
        contract: 'shop',
        resorce: {},
        resource: { path: 'books', id: 7, colour: 'red' },
        list: [],
        auth: { me: '/me?x' },
      }),
      ['resorce', 'contract', 'resource.colour', 'resource.path', 'resource.id', 'list', 'auth.me'],
    );
    assert.deepEqual(problems({ resource: { text: 'name', flag: 'name' } }), ['resource']);
    for (const path of ['/a/../b', '/a?b', '/a#b', '//a', '/', '/a/', 'http://a/b', '/a b', '/%2e%2e/x', '/..'])
      assert.deepEqual(problems({ resource: { path } }), ['resource.path'], path);
  });

  it('breaks on nothing that YAML can hold', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readTerms(value)));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('contract', 'resource', 'list', 'auth', 'graphql', 'websocket', 'framework', '__proto__'),
          fc.jsonValue(),
        ),
        (value) => void readTerms(value),
      ),
    );
  });
});
