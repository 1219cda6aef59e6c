import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, isoWeekday } from '../calendar/index.ts';
import { passed, roadmap, withdrawal } from '../evidence/ledger.fixture.ts';
import type { EvidenceEntry, LedgerEntry, MetricSource } from '../types.ts';
import { metrics } from './metrics.ts';
import type { MetricStatus, MetricTime } from './types.ts';

const TODAY = '2027-03-03';
const FOUNDATION = { from: '2027-01-04', to: '2027-03-14' };
const doc = roadmap({
  metrics: [{ id: 'metric/m', kind: 'metric', title: 'M', text: '', lines: { start: 1, end: 1 } }],
});
const time: MetricTime = {
  dateOf: (at) => at.slice(0, 10),
  today: TODAY,
  start: '2027-01-04',
  phases: new Map([['phase/foundation', FOUNDATION]]),
};

function only(more: Partial<MetricSource>, entries: LedgerEntry[], when: Partial<MetricTime> = {}): MetricStatus {
  const source: MetricSource = {
    ...{ itemId: 'metric/m', kind: 'challenge', measure: 'distinct', unit: 'passed', source: 'Verdicts' },
    ...{ startsWhen: 'Starts later.', ...more },
  };
  const [status] = metrics(doc, { signals: [], metrics: [source] }, entries, { ...time, ...when });
  assert.ok(status);
  return status;
}

const on = (id: string, subject: string, day: string, more: Partial<EvidenceEntry> = {}): EvidenceEntry =>
  passed(id, 'challenge', subject, { at: `${day}T12:00:00.000Z`, ...more });
const many = (count: number, day: string): EvidenceEntry[] =>
  Array.from({ length: count }, (_, at) => on(`${day}-${at}`, `${day}-${at}`, day));

describe('how fresh a metric is', () => {
  it('is the days since its latest evidence, by the day it is about and not the day it was written', () => {
    const late = on('e1', 'a', '2027-03-02', { on: '2027-02-10' });
    assert.deepEqual([only({}, [late]).updatedAt, only({}, [late]).daysSince], ['2027-02-10', 21]);
    assert.equal(only({}, [late, on('e2', 'b', TODAY)]).daysSince, 0);
  });

  it('is never in the future, whatever a clock said', () => {
    assert.equal(only({}, [on('e1', 'a', '2028-01-01')]).daysSince, 0);
  });
});

describe('a metric by week', () => {
  it('starts with the programme, ends this week, and says what each week brought and where it stood', () => {
    const { weeks } = only({}, [on('e1', 'a', '2027-01-12'), on('e2', 'b', '2027-01-13'), on('e3', 'a', '2027-01-20')]);
    assert.deepEqual([weeks[0]?.monday, weeks.at(-1)?.monday], ['2027-01-04', '2027-03-01']);
    assert.deepEqual(
      weeks.slice(0, 3).map(({ added, value }) => [added, value]),
      [
        [0, null],
        [2, 2],
        [0, 2],
      ],
    );
  });

  it('of a sum takes the latest count of each subject', () => {
    const entries = [
      on('e1', '2027-02-22', '2027-02-23', { value: 3 }),
      on('e2', '2027-03-01', '2027-03-01', { value: 2 }),
      on('e3', '2027-03-01', '2027-03-02', { value: 5 }),
    ];
    const status = only({ measure: 'sum' }, entries);
    assert.equal(status.value, 8);
    assert.deepEqual(status.weeks.at(-1), { monday: '2027-03-01', added: 5, value: 8 });
  });

  it('is a year at most', () => {
    assert.equal(only({}, [on('e1', 'a', '2020-01-01')]).weeks.length, 53);
  });
});

describe('the trend of a metric', () => {
  const plan = { target: 15, phaseId: 'phase/foundation' };

  it('is held against the plan where it names a number: evenly over the phase, in whole ones', () => {
    // 59 of 70 days: 12.6 of 15.
    const trend = (count: number) => only({ plan }, many(count, '2027-01-20')).trend;
    assert.deepEqual(trend(12), { against: 'plan', state: 'on-track', expected: 12, reached: 12, target: 15 });
    assert.deepEqual([11, 13, 14].map((count) => trend(count).state), ['behind', 'on-track', 'ahead']); // prettier-ignore
  });

  it('asks for nothing before the phase begins, and for all of it after its end', () => {
    assert.equal(only({ plan }, [], { today: '2027-01-01' }).trend.state, 'on-track');
    const after = { today: '2027-06-01' };
    assert.deepEqual(only({ plan }, many(14, '2027-01-20'), after).trend.state, 'behind');
    assert.deepEqual(only({ plan }, many(20, '2027-01-20'), after).trend.state, 'on-track');
  });

  it('of a mean is a line that holds all through the phase', () => {
    const score = (value: number, when = {}) =>
      only({ measure: 'mean', plan: { ...plan, target: 0.8 } }, [on('e1', 'q', '2027-01-20', { value })], when).trend;
    assert.deepEqual([score(0.79).state, score(0.8).state], ['behind', 'on-track']);
    assert.equal(score(0.9, { phases: new Map() }).against, 'pace');
  });

  it('is held against the learner’s own pace where the plan names none, once there is a pace', () => {
    const before = many(4, '2027-01-20');
    const state = (count: number) => only({}, [...before, ...many(count, '2027-02-20')]).trend;
    assert.deepEqual(state(4), { against: 'pace', state: 'on-track', expected: 4, reached: 4, target: null });
    assert.deepEqual([state(3).state, state(5).state], ['behind', 'ahead']);
    assert.deepEqual(only({}, many(9, '2027-02-20')).trend.against, 'none');
  });
});

const DAY = fc.integer({ min: 0, max: 120 }).map((ago) => addDays(TODAY, -ago));
const LEDGER = fc
  .array(fc.record({ day: DAY, subject: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.integer({ min: 0, max: 9 }) }), {
    maxLength: 25,
  })
  .map((list) => list.map(({ day, subject, value }, at) => on(`e${at}`, subject, day, { value })));
const MEASURE = fc.constantFrom('distinct' as const, 'sum' as const, 'mean' as const);

describe('any metric', () => {
  it('ends its weeks with its value, one Monday after the other up to this week', () => {
    fc.assert(
      fc.property(LEDGER, MEASURE, (entries, measure) => {
        const { value, weeks } = only({ measure }, entries);
        assert.equal(weeks.at(-1)?.value ?? null, value);
        for (const [at, { monday }] of weeks.entries()) {
          assert.equal(isoWeekday(monday), 1);
          if (at > 0) assert.equal(daysBetween(weeks[at - 1]?.monday ?? '', monday), 7);
        }
      }),
    );
  });

  it('of a count adds up week by week to its value, and a count of different ones never falls', () => {
    fc.assert(
      fc.property(LEDGER, fc.constantFrom('distinct' as const, 'sum' as const), (entries, measure) => {
        const { value, weeks } = only({ measure }, entries);
        assert.equal(weeks.reduce((sum, { added }) => sum + added, 0), value ?? 0); // prettier-ignore
        if (measure === 'distinct') assert.ok(weeks.every(({ added }) => added >= 0));
      }),
    );
  });

  it('does not count what is withdrawn, in no figure', () => {
    fc.assert(
      fc.property(LEDGER, MEASURE, (entries, measure) => {
        const gone = entries.map(({ id }) => withdrawal(`w-${id}`, id));
        const empty = only({ measure, plan: { target: 5, phaseId: 'phase/foundation' } }, [...entries, ...gone]);
        assert.deepEqual(empty, only({ measure, plan: { target: 5, phaseId: 'phase/foundation' } }, []));
      }),
    );
  });

  it('is never behind for having done more', () => {
    const rank = { behind: 0, unknown: 1, 'on-track': 1, ahead: 2 };
    fc.assert(
      fc.property(LEDGER, DAY, fc.integer({ min: 0, max: 6 }), (entries, today, target) => {
        const source = { plan: { target, phaseId: 'phase/foundation' } };
        const some = only(source, entries, { today }).trend;
        const more = only(source, [...entries, on('new', 'new', today)], { today }).trend;
        assert.ok(rank[more.state] >= rank[some.state]);
      }),
    );
  });
});
