import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../forecast/random.ts';
import { drawQuiz } from './draw.ts';
import { anyQuiz } from './quiz.fixture.ts';
import { fitsItem } from './score.ts';
import type { Drawn, Quiz } from './types.ts';

const idsOf = (drawn: readonly Drawn[]): string[] => drawn.map(({ id }) => id);
const itemOf = (quiz: Quiz, id: string) => quiz.items.find((item) => item.id === id) ?? assert.fail(id);

/** Holds for any quiz, any chance and any last attempt. */
function always(holds: (quiz: Quiz, drawn: Drawn[], last: Drawn[]) => void): void {
  fc.assert(
    fc.property(anyQuiz, fc.integer(), (quiz, seed) => {
      const random = seededRandom(seed);
      const last = drawQuiz(quiz, random, []);
      holds(quiz, drawQuiz(quiz, random, idsOf(last)), last);
    }),
    { numRuns: 300 },
  );
}

describe('A drawn attempt', () => {
  it('asks as many questions as the quiz says, and none twice', () => {
    always((quiz, drawn) => {
      assert.equal(drawn.length, quiz.draw);
      assert.equal(new Set(idsOf(drawn)).size, drawn.length);
    });
  });

  it('shows every option and every step once', () => {
    always((quiz, drawn) => assert.ok(drawn.every((one) => fitsItem(itemOf(quiz, one.id), one))));
  });

  it('never shows steps in their right order', () => {
    always((quiz, drawn) => {
      const orders = drawn.filter(({ id }) => itemOf(quiz, id).kind === 'order');
      assert.ok(orders.every(({ shown }) => shown.some((step, at) => step !== at)));
    });
  });

  it('differs from the one before: in its questions where the pool is larger, in their order otherwise', () => {
    always((quiz, drawn, last) => {
      const [ids, before] = [idsOf(drawn), idsOf(last)];
      if (quiz.items.length > quiz.draw) assert.notDeepEqual(ids.toSorted(), before.toSorted());
      else if (ids.length > 1) assert.notDeepEqual(ids, before);
    });
  });

  it('takes its questions evenly from the topics', () => {
    always((quiz, drawn) => {
      const pool = Map.groupBy(quiz.items, ({ topic }) => topic);
      const taken = Map.groupBy(idsOf(drawn), (id) => itemOf(quiz, id).topic);
      const most = Math.max(...[...taken.values()].map((ids) => ids.length));
      for (const [topic, items] of pool) {
        const count = taken.get(topic)?.length ?? 0;
        assert.ok(count === items.length || count >= most - 1, `${topic}: ${count} of ${items.length}, most ${most}`);
      }
    });
  });

  it('asks first, within a topic, what the last one did not ask', () => {
    always((quiz, drawn, last) => {
      const seen = new Set(idsOf(last));
      const asked = new Set(idsOf(drawn));
      for (const items of Map.groupBy(quiz.items, ({ topic }) => topic).values()) {
        const isRepeating = items.some(({ id }) => seen.has(id) && asked.has(id));
        if (isRepeating) assert.ok(items.every(({ id }) => seen.has(id) || asked.has(id)));
      }
    });
  });

  it('is the same for the same chance', () => {
    fc.assert(
      fc.property(anyQuiz, fc.integer(), (quiz, seed) => {
        assert.deepEqual(drawQuiz(quiz, seededRandom(seed), []), drawQuiz(quiz, seededRandom(seed), []));
      }),
    );
  });
});
