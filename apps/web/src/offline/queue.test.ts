import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { following, nextOf, outcomeOf, replaces, supersedes, tooOld, type Waiting } from './queue.ts';

const write = (fields: Partial<Waiting> = {}): Waiting => ({
  id: 1,
  method: 'PUT',
  path: '/api/programmes/p1/items/action/a/note',
  body: '{"markdown":"One","version":3}',
  key: 'k1',
  at: '2026-03-01T10:00:00.000Z',
  says: 'Your note',
  text: 'One',
  href: null,
  slot: 'note:action/a',
  writer: 'w1',
  draft: null,
  tried: false,
  first: null,
  refused: null,
  ...fields,
});
const answer = (status: number, body: unknown = {}, isOurs = true) => ({ status, body, isOurs });
const error = (code: string) => ({ error: { code, message: 'No.', details: [{ message: 'Because.' }] } });

describe('a write that waits for the server', () => {
  it('is delivered by an answer of the server, and by no other', () => {
    assert.deepEqual(outcomeOf(write(), answer(200, { version: 4 })), {
      kind: 'delivered',
      version: 4,
      body: { version: 4 },
    });
    assert.deepEqual(outcomeOf(write(), answer(204, null)), { kind: 'delivered', version: null, body: null });
    assert.deepEqual(outcomeOf(write(), answer(200, '<p>Sign in', false)), {
      kind: 'later',
      signIn: false,
      busy: false,
    });
  });

  it('waits on where the server is away, busy or asks who it is', () => {
    for (const status of [403, 408, 429, 500, 502, 503])
      assert.deepEqual(
        outcomeOf(write(), answer(status)),
        { kind: 'later', signIn: false, busy: false },
        String(status),
      );
    assert.deepEqual(outcomeOf(write(), answer(401)), { kind: 'later', signIn: true, busy: false });
    // A proxy that knows nothing of it says nothing about it.
    assert.equal(outcomeOf(write(), answer(404, '', false)).kind, 'later');
  });

  it('lets the others pass where there is no room for it alone, and holds them up where the whole server is in trouble', () => {
    const busy = outcomeOf(write(), answer(503, error('judge-busy')));
    assert.deepEqual(busy, { kind: 'later', signIn: false, busy: true });
    for (const [status, code, isOurs] of [[503, 'unavailable', true], [500, 'internal', true], [503, 'judge-busy', false]] as const) // prettier-ignore
      assert.deepEqual(outcomeOf(write(), answer(status, error(code), isOurs)), { kind: 'later', signIn: false, busy: false }); // prettier-ignore
    const line = [write({ id: 1 }), write({ id: 2 }), write({ id: 3, refused: { code: 'x', message: '' } })];
    assert.deepEqual([nextOf(line)?.id, nextOf(line, new Set([1]))?.id, nextOf(line, new Set([1, 2]))], [1, 2, null]);
  });

  it('is refused with the words of the server', () => {
    const refusal = { code: 'precondition-failed', message: 'No. Because.' };
    assert.deepEqual(outcomeOf(write(), answer(412, error('precondition-failed'))), { kind: 'refused', refusal });
    assert.equal(outcomeOf(write(), answer(404, error('item-not-found'))).kind, 'refused');
  });

  it('counts as done where it takes away what is gone already', () => {
    const gone = outcomeOf(write({ method: 'DELETE' }), answer(404, error('entry-not-found')));
    assert.deepEqual(gone, { kind: 'delivered', version: null });
  });

  it('is known to have arrived where its key stands for another spelling of it', () => {
    assert.deepEqual(outcomeOf(write(), answer(422, error('idempotency-mismatch'))), { kind: 'arrived-before' });
  });

  it('takes the place of an earlier text of the same editor that was never sent, and of nothing else', () => {
    assert.equal(replaces(write(), write()), true);
    assert.equal(replaces(write(), write({ tried: true })), false);
    assert.equal(replaces(write(), write({ writer: 'another tab' })), false);
    assert.equal(replaces(write(), write({ slot: 'note:action/b' })), false);
    assert.equal(replaces(write(), write({ refused: { code: 'conflict', message: '' } })), false);
    assert.equal(replaces(write({ slot: null }), write({ slot: null })), false);
  });

  it('builds on the version that its forerunner brought, unless another editor wrote it', () => {
    const later = write({ id: 2, body: '{"markdown":"Two","version":3}' });
    assert.equal(following(write(), 4, later)?.body, '{"markdown":"Two","version":4}');
    assert.equal(following(write(), 4, { ...later, writer: 'another tab' }), null);
    assert.equal(following(write(), null, later), null);
    assert.equal(following(write(), 4, { ...later, tried: true }), null);
  });

  it('gives way to a newer text of the same editor when it is refused', () => {
    assert.equal(supersedes(write({ id: 2 }), write()), true);
    assert.equal(supersedes(write({ id: 2, writer: 'w2' }), write()), false);
  });

  it('is not sent unasked once the server may have forgotten its key', () => {
    const later = new Date('2026-03-30T10:00:00Z');
    assert.equal(tooOld(write({ tried: true }), later)?.code, 'too-old');
    assert.equal(tooOld(write({ tried: false }), later), null);
    assert.equal(tooOld(write({ tried: true }), new Date('2026-03-28T10:00:00Z')), null);
  });

  it('goes first that waits longest; what is refused holds nobody up', () => {
    const refused = write({ refused: { code: 'conflict', message: '' } });
    assert.equal(nextOf([refused, write({ id: 2 }), write({ id: 3 })])?.id, 2);
    assert.equal(nextOf([refused]), null);
  });
});
