import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PlanSettings } from '../types.ts';
import { settingsOf } from './plan.fixture.ts';
import { checkSettings } from './settings.ts';

const problem = (changes: Partial<PlanSettings>): string => checkSettings(settingsOf(changes)).join(' ');

describe('the check of settings', () => {
  it('accepts a usual week, a week without any time and a day that ends at midnight', () => {
    assert.equal(problem({}), '');
    assert.equal(problem({ minutesPerWeekday: [0, 0, 0, 0, 0, 0, 0] }), '');
    assert.equal(problem({ minutesPerWeekday: [360, 0, 0, 0, 0, 0, 0] }), '');
  });

  it('says in a sentence what is wrong', () => {
    assert.match(problem({ startDate: '2026-02-30' }), /The start must be a date/);
    assert.match(problem({ minutesPerWeekday: [60] }), /seven numbers/);
    assert.match(problem({ startMinutePerWeekday: [60] }), /seven times/);
    assert.match(problem({ minutesPerWeekday: [60, -1, 0, 0, 0, 0, 0] }), /minutes on Tuesday/);
    assert.match(problem({ minutesPerWeekday: [60, Number.NaN, 0, 0, 0, 0, 0] }), /minutes on Tuesday/);
    assert.match(problem({ startMinutePerWeekday: [0, 0, 0, 0, 0, 0, 1440] }), /start on Sunday/);
    assert.match(problem({ minutesPerWeekday: [600, 0, 0, 0, 0, 0, 0] }), /Monday runs past midnight/);
    assert.match(problem({ timeZone: 'Mars/Olympus' }), /no time zone/);
    assert.match(problem({ longestSitting: 10 }), /longest sitting/);
    assert.match(problem({ daysOff: [{ from: '2026-12-24', to: '2026-12-20', reason: '' }] }), /ends before it begins/);
    assert.match(problem({ daysOff: [{ from: 'tomorrow', to: '2026-12-20', reason: '' }] }), /two dates/);
  });
});
