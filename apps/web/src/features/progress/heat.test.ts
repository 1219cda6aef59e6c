import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fullness, HEAT_WEEKS, heatCells, heatWeeks } from './heat.ts';

describe('the days of the heat map', () => {
  it('end today, in the last of 26 columns, each on its own weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => {
        const today = new Date(day * 86_400_000).toISOString().slice(0, 10);
        const cells = heatCells([], today);
        assert.equal(cells.at(-1)?.date, today);
        assert.equal(cells.at(-1)?.week, HEAT_WEEKS - 1);
        assert.equal(new Date(`${cells[0]?.date}T00:00:00Z`).getUTCDay(), 1);
        assert.equal(new Set(cells.map(({ date }) => date)).size, cells.length);
      }),
    );
  });

  it('carry what happened on them and leave older days out', () => {
    const cells = heatCells(
      [
        { date: '2020-01-01', minutes: 9, proofs: 0 },
        { date: '2027-01-05', minutes: 45, proofs: 2 },
      ],
      '2027-01-06',
    );
    assert.deepEqual(
      cells.filter(({ minutes }) => minutes > 0).map(({ date, proofs }) => [date, proofs]),
      [['2027-01-05', 2]],
    );
  });

  it('fill a bar by the learner’s own long days, between nothing and the whole', () => {
    const cells = heatCells([{ date: '2027-01-05', minutes: 900, proofs: 0 }], '2027-01-06');
    assert.equal(fullness(900, cells), 1);
    assert.equal(fullness(0, cells), 0);
    assert.ok(fullness(60, heatCells([], '2027-01-06')) === 0.5);
  });

  it('add up to weeks, newest first, without empty ones', () => {
    const cells = heatCells(
      [
        { date: '2027-01-04', minutes: 30, proofs: 0 },
        { date: '2027-01-05', minutes: 15, proofs: 1 },
      ],
      '2027-01-20',
    );
    assert.deepEqual(heatWeeks(cells), [{ monday: '2027-01-04', days: 2, minutes: 45, proofs: 1 }]);
  });
});
