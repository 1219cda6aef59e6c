import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { answered, counted, doubtOf, newLife, readLife, touched, type TimerLife } from './timer-life.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-26T18:00:00.000Z');
const at = (minutes: number): number => START + minutes * MINUTE;

/** A page that counts every minute from one minute to another. */
function countTo(life: TimerLife, from: number, to: number): TimerLife {
  let now = life;
  for (let minute = from; minute <= to; minute += 1) now = counted(now, life.startedAt, at(minute));
  return now;
}

describe('what there is to ask about a running timer', () => {
  it('is nothing while the page counts along and the block is not over', () => {
    assert.equal(doubtOf(countTo(newLife(START, START), 0, 110), at(110), 90), null);
  });

  it('is a gap in the counting, from where it began to where it ended', () => {
    const slept = counted(countTo(newLife(START, START), 0, 20), START, at(69));
    assert.deepEqual(doubtOf(slept, at(69), 90), { kind: 'away', from: at(20), to: at(69), minutes: 49 });
    assert.equal(doubtOf(countTo(slept, 70, 80), at(80), 90)?.minutes, 49, 'it stays until it is answered');
  });

  it('is one gap where nobody answered between two', () => {
    const slept = counted(newLife(START, START), START, at(30));
    assert.equal(doubtOf(counted(slept, START, at(90)), at(90), 90)?.minutes, 90);
  });

  it('is nothing any more once it was counted, or left out', () => {
    const slept = counted(countTo(newLife(START, START), 0, 20), START, at(69));
    assert.equal(doubtOf(answered(slept, at(70)), at(70), 90), null);
    const left = answered(slept, at(70), 49);
    assert.equal(left.startedAt, at(49));
    assert.equal(doubtOf(counted(left, at(49), at(70)), at(70), 90), null);
  });

  it('is whether one is still at it, half an hour past the block and after half an hour unseen', () => {
    const life = countTo(newLife(START, START), 0, 120);
    assert.deepEqual(doubtOf(life, at(120), 90), { kind: 'long', from: at(90), to: at(120), minutes: 30 });
    assert.equal(doubtOf(touched(life, at(100)), at(120), 90), null);
    assert.equal(doubtOf(touched(life, at(120)), at(149), 90), null);
    assert.equal(doubtOf(touched(life, at(120)), at(150), 90)?.kind, 'long');
  });

  it('waits two hours and a half for a timer that runs on no block', () => {
    const life = newLife(START, START);
    assert.equal(doubtOf({ ...life, countedAt: at(149) }, at(149), null), null);
    assert.equal(doubtOf({ ...life, countedAt: at(150) }, at(150), null)?.kind, 'long');
  });

  it('begins anew with another timer', () => {
    const old = counted(newLife(START, START), START, at(60));
    assert.deepEqual(counted(old, at(90), at(95)), newLife(at(90), at(95)));
  });

  it('never reaches back before the timer, nor past now', () => {
    const step = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.double({ min: 0, max: 600, noNaN: true }));
    const gaps = fc.array(step, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(gaps, fc.option(fc.integer({ min: 1, max: 240 })), (steps, planned) => {
        let minute = 0;
        let life = newLife(START, START);
        for (const step of steps) {
          minute += step;
          life = counted(life, START, at(minute));
          const found = doubtOf(life, at(minute), planned);
          if (found === null) continue;
          assert.ok(found.from >= START && found.to <= at(minute) && found.minutes > 0);
          assert.ok(found.minutes * MINUTE <= found.to - found.from, 'no more is left out than was counted');
        }
      }),
    );
  });

  it('is read back from what was kept, and from nothing else', () => {
    const life = counted(newLife(START, START), START, at(60));
    assert.deepEqual(readLife(JSON.stringify(life)), life);
    for (const text of [null, '', 'no', '3', '{}', '[]', '{"startedAt":1,"countedAt":1,"touchedAt":"x","away":null}'])
      assert.equal(readLife(text), null);
  });
});
