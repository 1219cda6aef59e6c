import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LoggedBlock, TimeEntry, Today } from '@waymark/contract';
import { withWaiting } from './waiting-time.ts';

/** A Wednesday. */
const DATE = '2027-01-06';
const AT = '/api/programmes/p1/time-entries';

const block = (id: string, minutes: number, more: Partial<LoggedBlock> = {}): LoggedBlock => ({
  ...{ id, date: DATE, startMinute: 540, minutes, kind: 'study', itemId: 'resource/a', dayId: null, title: 'A' },
  ...{ text: '', phaseId: null, week: 1, pinned: false, status: 'planned', loggedMinutes: 0, ...more },
});
const entry = (id: string, minutes: number, more: Partial<TimeEntry> = {}): TimeEntry => ({
  ...{ id, minutes, date: DATE, itemId: 'resource/a', blockId: 'a#1', note: '', createdAt: `${DATE}T10:00:00.000Z` },
  ...more,
});
function day(more: Partial<Today> = {}): Today {
  const track = {
    plannedToDate: 180,
    loggedToDate: 100,
    endDate: null,
    forecast: null,
    signalsDone: 0,
    signalsTotal: 21,
  };
  return {
    ...{ date: DATE, now: `${DATE}T12:00:00.000Z`, programme: { id: 'p1', title: '', purpose: null }, week: 1 },
    ...{ totalWeeks: 24, blocks: [block('a#1', 60), block('a#2', 60)], plannedMinutes: 120, loggedMinutes: 0 },
    ...{ next: null, slipped: [], nextProof: null, quickWins: [], failing: [], dueCards: 3, retroDue: null },
    ...{ leftOff: null, timer: null, track, weekSoFar: { plannedMinutes: 600, loggedMinutes: 100 }, ...more },
  } as Today;
}
const write = (method: string, path: string, body: object | null = null, slot: string | null = null) => ({
  ...{ method, path, body: body === null ? null : JSON.stringify(body), slot },
});
const log = (minutes: number, more: object = {}) =>
  write('POST', AT, { date: DATE, minutes, note: '', blockId: 'a#1', itemId: 'resource/a', ...more });

describe('a day with what waits on this device', () => {
  it('is as it was where nothing waits', () => {
    const [today, entries] = [day({ loggedMinutes: 30 }), [entry('e1', 30)]];
    assert.deepEqual(withWaiting(today, entries, []), { today, entries, waitingMinutes: 0 });
  });

  it('counts time for the day, the week and its block', () => {
    const { today, waitingMinutes } = withWaiting(day(), [], [log(45), log(15)]);
    assert.equal(waitingMinutes, 60);
    assert.deepEqual([today.loggedMinutes, today.weekSoFar.loggedMinutes, today.track.loggedToDate], [60, 160, 100]);
    assert.deepEqual(today.blocks.map(({ loggedMinutes }) => loggedMinutes), [60, 0]); // prettier-ignore
  });

  it('counts what was done yesterday for the week and the way up to today, not for today', () => {
    const { today, waitingMinutes } = withWaiting(day(), [], [log(45, { date: '2027-01-05', blockId: 'b#1' })]);
    assert.deepEqual([waitingMinutes, today.loggedMinutes], [0, 0]);
    assert.deepEqual([today.weekSoFar.loggedMinutes, today.track.loggedToDate], [145, 145]);
    const last = withWaiting(day(), [], [log(45, { date: '2027-01-03', blockId: 'b#1' })]).today;
    assert.deepEqual([last.weekSoFar.loggedMinutes, last.track.loggedToDate], [100, 145]);
  });

  it('follows a correction and what is taken away, also of what is on the server', () => {
    const entries = [entry('e1', 30), entry('e2', 20)];
    const before = day({ loggedMinutes: 50, blocks: [block('a#1', 60, { loggedMinutes: 50 })] });
    const changed = withWaiting(before, entries, [
      write('PATCH', `${AT}/e1`, { minutes: 40, note: 'x', date: DATE }),
      write('DELETE', `${AT}/e2`),
      write('DELETE', `${AT}/unknown`),
    ]);
    assert.deepEqual([changed.waitingMinutes, changed.today.loggedMinutes], [-10, 40]);
    assert.deepEqual(changed.entries.map(({ id, minutes }) => [id, minutes]), [['e1', 40]]); // prettier-ignore
    assert.equal(changed.today.blocks[0]?.loggedMinutes, 40);
    const moved = withWaiting(before, entries, [write('PATCH', `${AT}/e1`, { date: '2027-01-05' })]);
    assert.deepEqual([moved.today.loggedMinutes, moved.today.track.loggedToDate, moved.entries.length], [20, 130, 1]);
  });

  it('gives time on an item to its blocks of the day, one after the other', () => {
    const { today } = withWaiting(day(), [], [log(90, { blockId: null })]);
    assert.deepEqual(today.blocks.map(({ loggedMinutes }) => loggedMinutes), [60, 30]); // prettier-ignore
  });

  it('takes rated cards out of those that are due, and leaves other programmes alone', () => {
    const rated = (slot: string) =>
      write('POST', '/api/programmes/p1/review/cards/c/ratings', { rating: 'good' }, slot);
    const other = write('POST', '/api/programmes/p2/time-entries', { minutes: 45, date: DATE });
    const { today } = withWaiting(day(), [], [rated('card:1'), rated('card:2'), other]);
    assert.deepEqual([today.dueCards, today.loggedMinutes], [1, 0]);
  });
});
