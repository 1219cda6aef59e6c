import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PlanSettings } from '#web/api-types.ts';
import { rebase } from './rebase.ts';

const BASE: PlanSettings = {
  startDate: '2027-01-04',
  minutesPerWeekday: [60, 60, 60, 60, 60, 120, 0],
  startMinutePerWeekday: [1140, 1140, 1140, 1140, 1140, 540, 540],
  daysOff: [],
  timeZone: 'Europe/Vienna',
  longestSitting: 90,
  known: [],
};
const change: fc.Arbitrary<Partial<PlanSettings>> = fc.record(
  {
    startDate: fc.constantFrom('2027-02-01', '2027-03-01'),
    minutesPerWeekday: fc.array(fc.nat(300), { minLength: 7, maxLength: 7 }),
    daysOff: fc.constant([{ from: '2027-05-01', to: '2027-05-02', reason: 'Hiking' }]),
    longestSitting: fc.integer({ min: 15, max: 80 }),
    pace: fc.constant({ resource: 1.4 }),
  },
  { requiredKeys: [] },
);

describe('a form of settings beside another window', () => {
  it('keeps what each of the two changed, and its own where both changed the same', () => {
    fc.assert(
      fc.property(change, change, (mine, theirs) => {
        const form = rebase(BASE, { ...BASE, ...mine } as PlanSettings, { ...BASE, ...theirs } as PlanSettings);
        assert.deepEqual(form, { ...BASE, ...theirs, ...mine });
      }),
    );
  });

  it('is as the other window saved it where it was not touched, down to a pace that is gone', () => {
    assert.deepEqual(rebase({ ...BASE, pace: { action: 2 } }, { ...BASE, pace: { action: 2 } }, BASE), BASE);
  });
});
