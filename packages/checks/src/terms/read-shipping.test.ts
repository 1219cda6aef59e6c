import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instanceHeader, PRESETS, versionPath } from './model.ts';
import { declaredInstances } from './read-instances.ts';
import { readTerms } from './read.ts';

const problems = (value: unknown): string[] => {
  const read = readTerms(value);
  return read.ok ? [] : read.problems.map(({ at }) => at);
};

describe('what waymark.yaml says of what is shipped', () => {
  it('is left out where nothing is said, with paths and names that are usual', () => {
    assert.deepEqual(readTerms({}), { ok: true, terms: PRESETS.todos });
    assert.equal(versionPath(PRESETS.todos), '/version');
    assert.equal(instanceHeader(PRESETS.todos), 'X-Instance');
  });

  it('names the commit’s path, the header of an instance, and two forms of a read', () => {
    const read = readTerms({
      deployed: { version: '/about/version' },
      balancing: { instance: 'X-Served-By', signIn: true },
      measure: { before: '/reports/busy?cache=off&day=2026-03-02', after: '/reports/busy' },
    });
    assert.ok(read.ok);
    const { terms } = read;
    assert.equal(versionPath(terms), '/about/version');
    assert.equal(instanceHeader(terms), 'X-Served-By');
    assert.deepEqual(terms.balancing, { instance: 'X-Served-By', signIn: true });
    assert.deepEqual(terms.measure, { before: '/reports/busy?cache=off&day=2026-03-02', after: '/reports/busy' });
  });

  it('leads to no other server, out of no path, and into no other header', () => {
    const after = '/reports/busy';
    for (const before of [
      '//evil.example/x',
      'http://a/b',
      '/a/../b',
      '/..?x',
      '/a?b#c',
      '/a b',
      '/a?b\r\nX: y',
      'a',
      7,
      null,
    ])
      assert.deepEqual(problems({ measure: { before, after } }), ['measure.before'], String(before));
    for (const instance of ['X Instance', 'X:Instance', 'x\r\ny', '', 7])
      assert.deepEqual(problems({ balancing: { instance } }), ['balancing.instance'], String(instance));
    assert.deepEqual(problems({ deployed: { version: '/v?x' } }), ['deployed.version']);
  });

  it('takes how single instances are started, and keeps it out of the terms', () => {
    const instances = [
      { start: 'node server.js', port: 3001 },
      { start: 'node server.js', port: 3002 },
    ];
    const read = readTerms({ balancing: { instances } });
    assert.ok(read.ok);
    assert.deepEqual(read.terms.balancing, {});
    assert.deepEqual(declaredInstances({ balancing: { instances } }), instances);
    for (const none of [undefined, null, 'x', {}, { balancing: 7 }, { balancing: { instances: 'x' } }])
      assert.deepEqual(declaredInstances(none), []);
    const [first] = instances;
    for (const wrong of [
      [first],
      Array.from({ length: 9 }, (_, index) => ({ start: 'node a.js', port: 3001 + index })),
      [first, first],
      [first, { start: 'node server.js', port: 80 }],
      [first, { start: ' ', port: 3002 }],
      [first, { start: 'node server.js', port: 3002, cwd: '/' }],
      'node server.js',
    ])
      assert.deepEqual(problems({ balancing: { instances: wrong } }), ['balancing.instances'], JSON.stringify(wrong));
  });

  it('compares two addresses, and says what is not known', () => {
    assert.deepEqual(problems({ measure: { before: '/a', after: '/a' } }), ['measure']);
    assert.deepEqual(problems({ measure: { before: '/a' } }), ['measure.after']);
    assert.deepEqual(problems({ balancing: { signIn: 'yes', nodes: 2 } }), ['balancing.nodes', 'balancing.signIn']);
    assert.deepEqual(problems({ deployed: '/version' }), ['deployed']);
  });
});
