import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Shelf } from '../../../shelf.ts';
import { replaces, type NewWaiting, type Waiting } from '../../../offline/queue.ts';
import { moveOldSolutions, slotOf, waitingOf, type Solution } from './solutions.ts';

const PLACE = 'practice:waiting';
const solution = (challenge: string, more: Partial<Solution> = {}): Solution => ({
  ...{ programme: 'p1', challenge, title: 'Anagrams', language: 'python', code: `code of ${challenge}`, ...more },
});

function shelfOf(text: string): Shelf {
  const things = new Map([[PLACE, text]]);
  return {
    getItem: (key) => things.get(key) ?? null,
    setItem: (key, value) => void things.set(key, value),
    removeItem: (key) => void things.delete(key),
  };
}

describe('a solution that waits', () => {
  it('is sent for its programme and its challenge, under its key', async () => {
    const write = await waitingOf(solution('anagram'), 'k1', false);
    assert.deepEqual(
      [write.method, write.path, write.body, write.key],
      ['POST', '/api/programmes/p1/practice/challenges/anagram/submissions', '{"language":"python","code":"code of anagram"}', 'k1'],
    ); // prettier-ignore
    assert.deepEqual([write.text, write.href, write.tried, write.first], ['code of anagram', '/practice/anagram', false, null]); // prettier-ignore
  });

  it('gives way to a newer one of the same challenge, sent or not, and to no other', async () => {
    const [one, newer, other] = [await waitingOf(solution('a'), '1', true), await waitingOf(solution('a'), '2', false), await waitingOf(solution('a', { programme: 'p2' }), '3', false)]; // prettier-ignore
    const waiting: Waiting = { ...one, id: 1, refused: null };
    assert.equal(replaces(newer, waiting), true);
    assert.equal(replaces(newer, { ...waiting, refused: { code: 'x', message: '' } }), true);
    assert.equal(replaces(other, waiting), false);
    assert.notEqual(slotOf(solution('a')), slotOf(solution('a', { programme: 'p2' })));
  });
});

describe('solutions in the place where they waited before', () => {
  const old = ['a', 'b'].map((challenge) => ({ ...solution(challenge), key: `key of ${challenge}` }));

  it('move into the queue in their order with their keys, since they may have arrived, and the place is empty', async () => {
    const shelf = shelfOf(JSON.stringify(old));
    const moved: NewWaiting[] = [];
    await moveOldSolutions(shelf, (write) => Promise.resolve(moved.push(write) > 0));
    assert.deepEqual(moved.map(({ key, tried }) => [key, tried]), [['key of a', true], ['key of b', true]]); // prettier-ignore
    assert.equal(shelf.getItem(PLACE), null);
  });

  it('stay where they lie while the browser keeps nothing', async () => {
    const shelf = shelfOf(JSON.stringify(old));
    await moveOldSolutions(shelf, ({ key }) => Promise.resolve(key === 'key of a'));
    assert.equal(shelf.getItem(PLACE), JSON.stringify(old));
  });

  it('are nothing where something else lies there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (text) => {
        const moved: NewWaiting[] = [];
        await moveOldSolutions(shelfOf(text), (write) => Promise.resolve(moved.push(write) > 0));
        assert.deepEqual(moved, []);
      }),
    );
  });
});
