import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { adminPath, keysPath, oauthPaths, ownPath, PRESETS, shownTerms } from './model.ts';
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

  it('says where everybody has their own records, who is the admin, and what each role may ask', () => {
    assert.deepEqual(
      [ownPath(PRESETS.todos), ownPath(PRESETS.posts), adminPath(PRESETS.todos)],
      ['/my/todos', '/my/posts', '/admin/users'],
    );
    const row = { method: 'GET', path: '/my/books', anonymous: 401, user: 200 };
    const admin = { path: '/staff', email: 'ada@example.com', password: 'a long one' };
    const auth = { own: '/mine', admin, matrix: [row, { method: 'POST', path: '/staff', user: 403, safe: true }] };
    const read = readTerms({ auth });
    assert.ok(read.ok);
    const { terms } = read;
    assert.deepEqual([ownPath(terms), adminPath(terms)], ['/mine', '/staff']);
    assert.deepEqual(terms.auth.admin?.account, { email: 'ada@example.com', password: 'a long one' });
    assert.deepEqual(terms.auth.matrix, auth.matrix);
    assert.deepEqual(readTerms({ auth: { admin: { path: '/staff' } } }).ok, true);
  });

  it('says where keys are published and where a sign-in with another service begins and comes back', () => {
    assert.deepEqual(
      [keysPath(PRESETS.todos), oauthPaths(PRESETS.todos)],
      ['/.well-known/jwks.json', { start: '/auth/oauth/start', callback: '/auth/oauth/callback' }],
    );
    const read = readTerms({ auth: { keys: '/keys', oauth: { callback: '/back' } } });
    assert.ok(read.ok);
    assert.deepEqual(
      [keysPath(read.terms), oauthPaths(read.terms)],
      ['/keys', { start: '/auth/oauth/start', callback: '/back' }],
    );
    assert.deepEqual(problems({ auth: { keys: 'x', oauth: { start: 7, end: '/x' } } }), [
      'auth.keys',
      'auth.oauth.end',
      'auth.oauth.start',
    ]);
  });

  it('shows the password of the admin neither in a record nor in a problem', () => {
    const read = readTerms({ auth: { admin: { email: 'ada@example.com', password: 's3cr3t-one' } } });
    assert.ok(read.ok);
    assert.ok(!JSON.stringify(shownTerms(read.terms)).includes('s3cr3t'));
    assert.equal(shownTerms(read.terms).auth.admin?.account?.email, 'ada@example.com');
    assert.equal(shownTerms(PRESETS.todos), PRESETS.todos);
    const bad = readTerms({ auth: { admin: { email: 's3cr3t', password: ['s3cr3t-one'] } } });
    assert.ok(!bad.ok && !JSON.stringify(bad.problems).includes('s3cr3t'));
  });

  it('says what is wrong with the admin and with each row of the roles', () => {
    const row = { method: 'GET', path: '/a', user: 200 };
    const matrix = [
      row,
      7,
      { ...row, method: 'get' },
      { method: 'GET', user: 200 },
      { method: 'GET', path: '/a' },
      { ...row, admin: 99 },
      { ...row, safe: 'yes' },
      { ...row, guest: 1 },
      { ...row, path: '/../a' },
    ];
    assert.deepEqual(problems({ auth: { matrix } }), [
      'auth.matrix[1]',
      'auth.matrix[2].method',
      'auth.matrix[3].path',
      'auth.matrix[4]',
      'auth.matrix[5].admin',
      'auth.matrix[6].safe',
      'auth.matrix[7].guest',
      'auth.matrix[8].path',
    ]);
    for (const none of [{}, [], Array(21).fill(row)])
      assert.deepEqual(problems({ auth: { matrix: none } }), ['auth.matrix']);
    assert.deepEqual(problems({ auth: { admin: { email: 'ada' } } }), ['auth.admin.email']);
    assert.deepEqual(problems({ auth: { admin: { email: 'a@b.c' } } }), ['auth.admin.password']);
    assert.deepEqual(problems({ auth: { admin: { email: 'a@b.c', password: 12345678 } } }), ['auth.admin.password']);
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
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('own', 'admin', 'matrix', 'me'), fc.jsonValue()),
        fc.jsonValue(),
        (auth, row) => {
          readTerms({ auth });
          readTerms({ auth: { matrix: [row], admin: row } });
        },
      ),
    );
  });
});
