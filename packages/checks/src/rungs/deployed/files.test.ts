import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { asksFor, canBeAsked, homeAddressIn, importsIn, ownFile, sourceMapOf, startOf } from './files.ts';
import { readPage } from './read-page.ts';

const BASE = 'https://todo.example.org';
const own = (address: string, base = BASE) => ownFile({ kind: 'script', address }, `${base}/`, base);

describe('an address in a page', () => {
  it('is a file of the server where it lies below its own address, and of somebody else everywhere else', () => {
    assert.deepEqual(own('/app.js?v=1'), {
      kind: 'script',
      address: '/app.js?v=1',
      path: '/app.js',
      query: { v: '1' },
    });
    assert.equal(own('app.js', `${BASE}/shop`)?.path, '/app.js');
    assert.equal(own(`${BASE}/a/../b.js`)?.path, '/b.js');
    for (const other of [
      '//evil.example/x.js',
      'http://todo.example.org/x.js',
      'https://169.254.169.254/',
      'javascript:1',
      'http://',
    ])
      assert.equal(own(other), null, other);
    assert.equal(own('/app.js', `${BASE}/shop`), null);
    assert.equal(own('/shopping/app.js', `${BASE}/shop`), null);
  });

  it('starts from what the element base says', () => {
    assert.equal(startOf(readPage('<base href="/app/">'), `${BASE}/`), `${BASE}/app/`);
    assert.equal(startOf(readPage('<base href="http://[">'), `${BASE}/`), `${BASE}/`);
  });

  it('is asked for only where a check may write its path', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, odd) => {
        for (const address of [path, `/${odd}`]) {
          const file = own(address);
          if (file !== null && canBeAsked(file)) assert.match(file.path, /^(\/[^/\s?#\\]+){1,8}$/);
        }
      }),
    );
    for (const address of ['/a//b.js', '/1/2/3/4/5/6/7/8/9.js', '/a/']) assert.equal(canBeAsked(own(address)!), false);
  });
});

describe('a script', () => {
  it('names the modules that it imports, the developer’s own machine, and its source map', () => {
    assert.deepEqual(
      importsIn(`import a from './a.js';import"./b.js";await import( "/c.js" ); import x from 'react'`),
      ['./a.js', './b.js', '/c.js'],
    );
    assert.equal(homeAddressIn("fetch('http://localhost:3000/todos')"), 'http://localhost:3000');
    // Libraries make addresses whole with it.
    assert.equal(homeAddressIn("new URL(path, 'http://localhost')"), null);
    assert.equal(sourceMapOf('a();\n//# sourceMappingURL=app.js.map\n'), 'app.js.map');
    assert.equal(sourceMapOf('a{}\n/*# sourceMappingURL=style.css.map */'), 'style.css.map');
    assert.equal(sourceMapOf('//# sourceMappingURL=data:application/json;base64,e30='), null);
  });

  it('asks for a path where it writes it, whole or put together from its last part', () => {
    for (const script of [
      "fetch('/todos')",
      'fetch(`${base}/todos/${id}`)',
      "api.get('todos')",
      'fetch(`${root}todos?page=1`)',
    ])
      assert.ok(asksFor(script, '/todos'), script);
    for (const script of ['const mytodos = 1', '// shows todos', "fetch('/posts')"])
      assert.ok(!asksFor(script, '/todos'), script);
  });
});
