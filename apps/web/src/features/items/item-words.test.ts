import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryWords, hostOf, linksOf } from './item-words.ts';

const item = { id: 'resource/x', kind: 'resource', title: 'A book', text: '', lines: { start: 1, end: 1 } } as const;

describe('what an item is and what happened to it', () => {
  it('lists each web address once, its own first', () => {
    const links = [
      { text: 'again', url: 'https://a.example/x' },
      { text: 'mirror', url: 'http://b.example/' },
    ];
    assert.deepEqual(linksOf({ ...item, url: 'https://a.example/x', links }), [
      { text: 'A book', url: 'https://a.example/x' },
      { text: 'mirror', url: 'http://b.example/' },
    ]);
  });

  it('leaves out what is no web address', () => {
    assert.deepEqual(
      linksOf({ ...item, url: 'javascript:alert(1)', links: [{ text: 'file', url: 'file:///etc/passwd' }] }),
      [],
    );
  });

  it('says where a link leads', () => {
    assert.equal(hostOf('https://www.example.org/a?b'), 'example.org');
    assert.equal(hostOf('not an address'), 'not an address');
  });

  it('says each kind of entry', () => {
    const state = { type: 'state', id: '1', at: '2027-01-01T00:00:00Z', itemId: 'x/y', note: '' } as const;
    assert.equal(entryWords({ ...state, state: 'deferred', until: '2027-02-01' }), 'Put off until 1 Feb 2027');
    assert.equal(entryWords({ ...state, state: 'skipped', until: null }), 'Skipped');
    assert.equal(entryWords({ type: 'withdrawal', id: '2', at: '', evidenceId: '1', note: '' }), 'Evidence withdrawn');
  });
});
