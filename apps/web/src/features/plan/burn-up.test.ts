import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { burnUpChart, burnUpRows } from './burn-up.ts';

const frame = { width: 400, height: 200, top: 20, right: 0, bottom: 20, left: 0 };
const burnUp = [
  { date: '2027-01-04', planned: 60, logged: 30 },
  { date: '2027-01-31', planned: 120, logged: null },
  { date: '2027-02-12', planned: 240, logged: null },
];
const forecast = {
  p50: '2027-02-20',
  p80: '2027-03-01',
  p95: '2027-03-14',
  pace: 1,
  samples: 3,
  confidence: 'low' as const,
  note: '',
};
const plan = { burnUp, forecast, today: '2027-01-04', endDate: '2027-02-12' };

describe('the burn-up', () => {
  it('draws nothing for a plan without work', () => {
    assert.equal(burnUpChart({ ...plan, burnUp: [] }, frame), null);
    assert.equal(burnUpChart({ ...plan, burnUp: [{ date: '2027-01-04', planned: 0, logged: 0 }] }, frame), null);
  });

  it('ends the planned line at the whole and the logged line at today', () => {
    const chart = burnUpChart(plan, frame);
    assert.equal(chart?.total.minutes, 240);
    assert.equal(chart?.total.y, frame.top);
    assert.equal(chart?.now?.minutes, 30);
  });

  it('keeps everything inside the frame, the three dates from left to right', () => {
    const chart = burnUpChart(plan, frame);
    const xs = chart?.ends.map(({ x }) => x) ?? [];
    assert.deepEqual(
      xs,
      xs.toSorted((a, b) => a - b),
    );
    assert.ok(xs.every((x) => x >= 0 && x <= frame.width));
    assert.ok(chart?.months.every(({ x }) => x >= 0 && x <= frame.width - 28));
  });

  it('has no cone without a forecast', () => {
    const chart = burnUpChart({ ...plan, forecast: null }, frame);
    assert.equal(chart?.mist, '');
    assert.deepEqual(chart?.ends, []);
  });

  it('gives the table one row a month, at its last point', () => {
    assert.deepEqual(
      burnUpRows(burnUp).map(({ date }) => date),
      ['2027-01-31', '2027-02-12'],
    );
  });
});
