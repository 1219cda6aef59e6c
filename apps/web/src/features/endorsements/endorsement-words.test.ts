import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookWords, noteWords, readFile, standWords } from './endorsement-words.ts';

const AT = '2026-11-26T18:00:00.000Z';
const page = 'https://ada.example/';

describe('an endorsement in words', () => {
  it('says that a key is no person, unless a page carries it', () => {
    assert.match(lookWords({ page: null, look: null }), /another key than yours, and whose, only the name says/);
    const look = { reason: '', lookedAt: AT };
    assert.match(lookWords({ page, look: { ...look, found: 'named' } }), /carries this key, looked at .*26/);
    assert.match(lookWords({ page, look: { ...look, found: 'unnamed' } }), /does not carry this key.*only the name says/);
    const unread = { ...look, found: 'unread', reason: 'It answers 404.' } as const;
    assert.match(lookWords({ page, look: unread }), /could not be read.*404/);
    assert.match(lookWords({ page, look: null }), /not been looked at/);
  }); // prettier-ignore

  it('says what became of one that does not count', () => {
    assert.equal(standWords({ withdrawn: false, counts: true }), '');
    assert.match(standWords({ withdrawn: true, counts: false }), /You withdrew it/);
    assert.match(standWords({ withdrawn: false, counts: false }), /evidence of this text was withdrawn/);
  });

  it('shows the note without the line for machines, and no other note shortened', () => {
    const line = `\nkey ab-_; text sha256:${'a'.repeat(64)}; file sha256:${'b'.repeat(64)}`;
    assert.equal(noteWords({ kind: 'endorsement', note: `Endorsed by A: x\ny${line}` }), 'Endorsed by A: x\ny');
    assert.equal(noteWords({ kind: 'claim', note: `x${line}` }), `x${line}`);
  });

  it('a file that is none of ours is said to be none, whatever stands in it', async () => {
    const file = (text: string, size = text.length) => ({ size, text: () => Promise.resolve(text) });
    assert.deepEqual(await readFile(file('{"a":1}')), { value: { a: 1 } });
    for (const bad of [file('no json'), file(''), file('{}', 2_000_000)])
      assert.match(JSON.stringify(await readFile(bad)), /problem/);
  });
});
