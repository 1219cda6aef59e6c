import type { Submission } from '@waymark/contract';
import { createClient, type Client } from '@waymark/contract/client';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Shelf } from '../../../shelf.ts';
import { addWaiting, removeWaiting, sendAll, sendOne, waitingOn, type Waiting } from './submit-queue.ts';

function shelfOf(kept: Record<string, string> = {}): Shelf {
  const things = new Map(Object.entries(kept));
  return {
    getItem: (key) => things.get(key) ?? null,
    setItem: (key, value) => void things.set(key, value),
    removeItem: (key) => void things.delete(key),
  };
}

const waiting = (challenge: string, key = challenge, programme = 'p'): Waiting => {
  return { programme, challenge, title: challenge, language: 'python', code: `code of ${key}`, key };
};
/** A client whose server answers with these statuses in turn; 0 is "nothing answers". It notes the keys that came in. */
function clientOf(statuses: number[], came: string[] = []): Client {
  return createClient(async (_, init) => {
    const status = statuses.shift() ?? 201;
    if (status === 0) throw new TypeError('Failed to fetch');
    came.push((init.headers as Record<string, string>)['idempotency-key'] ?? '');
    if (status === 201) return Response.json({ id: 's' } as Submission, { status });
    return Response.json({ error: { code: 'x', message: 'No.', details: [], requestId: '' } }, { status });
  });
}

describe('solutions on their way to the judge', () => {
  it('keeps the newest for each programme and challenge', () => {
    const shelf = shelfOf();
    for (const one of [waiting('a', '1'), waiting('b', '2'), waiting('a', '3'), waiting('a', '4', 'other')])
      addWaiting(shelf, one);
    assert.deepEqual(
      waitingOn(shelf).map(({ key }) => key),
      ['2', '3', '4'],
    );
  });

  it('takes off the one that arrived, and not a newer one of the same challenge', () => {
    const shelf = shelfOf();
    addWaiting(shelf, waiting('a', 'old'));
    addWaiting(shelf, waiting('a', 'new'));
    removeWaiting(shelf, 'old');
    assert.equal(waitingOn(shelf).length, 1);
    removeWaiting(shelf, 'new');
    assert.equal(shelf.getItem('practice:waiting'), null);
  });

  it('sends with the key it was put down with, so that sending again is harmless', async () => {
    const [shelf, came] = [shelfOf(), [] as string[]];
    addWaiting(shelf, waiting('a', 'k'));
    const api = clientOf([0, 201], came);
    assert.equal((await sendOne(api, shelf, waiting('a', 'k'))).kind, 'away');
    assert.equal(waitingOn(shelf).length, 1);
    assert.equal((await sendOne(api, shelf, waiting('a', 'k'))).kind, 'sent');
    assert.deepEqual([came, waitingOn(shelf)], [['k'], []]);
  });

  it('keeps what a full judge did not take, and drops what the server refuses', async () => {
    const shelf = shelfOf();
    addWaiting(shelf, waiting('a'));
    assert.equal((await sendOne(clientOf([503]), shelf, waiting('a'))).kind, 'busy');
    assert.equal(waitingOn(shelf).length, 1);
    assert.deepEqual(await sendOne(clientOf([422]), shelf, waiting('a')), { kind: 'refused', message: 'No.' });
    assert.equal(waitingOn(shelf).length, 0);
  });

  it('stops at the first that nothing answers, and leaves out the challenge that sends for itself', async () => {
    const shelf = shelfOf();
    for (const name of ['a', 'b', 'c', 'd']) addWaiting(shelf, waiting(name));
    const done = await sendAll(clientOf([201, 0]), shelf, 'b');
    assert.deepEqual(
      done.map(({ one, sent }) => [one.challenge, sent.kind]),
      [
        ['a', 'sent'],
        ['c', 'away'],
      ],
    );
    assert.deepEqual(
      waitingOn(shelf).map(({ challenge }) => challenge),
      ['b', 'c', 'd'],
    );
  });

  it('takes whatever else lies there for nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        assert.deepEqual(
          waitingOn(shelfOf({ 'practice:waiting': text })),
          text.trim() === '[]' ? [] : waitingOn(shelfOf()),
        );
      }),
    );
  });

  it('says so where the browser keeps nothing, and still sends', async () => {
    const full: Shelf = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => undefined,
    };
    assert.equal(addWaiting(full, waiting('a')), false);
    assert.equal((await sendOne(clientOf([201]), full, waiting('a'))).kind, 'sent');
  });
});
