import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTick } from 'node:timers/promises';
import fc from 'fast-check';
import { Turns } from './turns.ts';

describe('Turns', () => {
  it('are taken one at a time, in the order of asking, however long each lasts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 3 }), { maxLength: 8 }), async (lengths) => {
        const turns = new Turns();
        const order: number[] = [];
        let inside = 0;
        const all = lengths.map(async (length, at) => {
          const giveBack = await turns.take();
          inside += 1;
          assert.equal(inside, 1);
          for (let tick = 0; tick < length; tick += 1) await nextTick();
          order.push(at);
          inside -= 1;
          giveBack();
        });
        await Promise.all(all);
        assert.deepEqual(order, lengths.map((_, at) => at)); // prettier-ignore
      }),
      { numRuns: 30 },
    );
  });
});
