import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PRESETS, readTerms } from '../../index.ts';
import { asGraphql, fieldTypes, namesOf, storedAs } from './names.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

describe('names in GraphQL', () => {
  it('follow from the noun and the path', () => {
    const names = namesOf({ ...PRESETS.todos, noun: 'to-do', path: '/todos' });
    assert.deepEqual(names, {
      type: 'Todo',
      input: 'TodoInput',
      page: 'TodoPage',
      one: 'todo',
      many: 'todos',
      create: 'createTodo',
      update: 'updateTodo',
      remove: 'deleteTodo',
    });
    assert.equal(namesOf({ ...PRESETS.todos, noun: 'book', path: '/api/books' }).many, 'books');
    assert.equal(namesOf({ ...PRESETS.todos, noun: 'stock', path: '/stock' }).many, 'stockList');
    assert.equal(namesOf({ ...PRESETS.todos, noun: 'książka 7', path: '/1' }).type, 'Ksika7');
    assert.equal(namesOf({ ...PRESETS.todos, noun: 'запись', path: '/записи' }).create, 'createItem');
  });

  it('are names that GraphQL takes, and no two of one place are the same, whatever the terms are', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,12}$/u);
    const segment = fc.stringMatching(/^[A-Za-z0-9~-]{1,12}$/);
    fc.assert(
      fc.property(word, segment, (noun, path) => {
        const read = readTerms({ resource: { noun, path: `/${path}`, number: 'pages-read', text: 'main-title' } });
        if (!read.ok) {
          fc.pre(false);
          return;
        }
        const names: string[] = Object.values({ ...namesOf(read.terms) });
        for (const name of [...names, ...fieldTypes(read.terms).map(([field]) => field)]) assert.match(name, NAME);
        assert.equal(new Set(names).size, names.length);
      }),
    );
  });

  it('carry the values of a record, with the id as text and without fields that GraphQL does not have', () => {
    const terms = { ...PRESETS.posts, fields: { ...PRESETS.posts.fields, id: 'post-id', created: null } };
    const record = { 'post-id': 7, title: 'T', body: '', published: true, more: 1 };
    assert.deepEqual(asGraphql(record, terms), { post_id: '7', title: 'T', body: '', published: true });
    assert.deepEqual(storedAs({ title: 'T' }, 7, terms), { post_id: '7', title: 'T', body: '', published: false });
  });
});
