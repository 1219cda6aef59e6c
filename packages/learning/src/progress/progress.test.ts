import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evidence, passed, phase, roadmap, signal, withdrawal } from '../evidence/ledger.fixture.ts';
import type { Block, MetricSource, WorkItem } from '../types.ts';
import { heatMap } from './heat-map.ts';
import { hoursByItem, hoursByPhase } from './hours.ts';
import { metrics } from './metrics.ts';
import type { TimeEntry } from './types.ts';
import { weekSummary } from './week.ts';

/** A learner five hours behind UTC. */
const dateOf = (at: string): string => new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(0, 10);

function logged(minutes: number, more: Partial<TimeEntry> = {}): TimeEntry {
  return { id: 't', itemId: null, blockId: null, date: '2026-11-23', minutes, note: '', ...more };
}

function block(id: string, more: Partial<Block> = {}): Block {
  const place = { date: '2026-11-23', startMinute: 1110, minutes: 60, week: 1, phaseId: null, dayId: null } as const;
  return { id, ...place, kind: 'study', itemId: null, title: id, text: '', pinned: false, status: 'planned', ...more };
}

describe('the heat map', () => {
  it('adds up minutes and proofs by the learner’s own date, in order', () => {
    const lateAtNight = passed('e1', 'check', 'git', { at: '2026-11-24T03:00:00.000Z' });
    const days = heatMap([lateAtNight], [logged(30, { date: '2026-11-24' }), logged(20), logged(25)], dateOf);
    assert.deepEqual(days, [
      { date: '2026-11-23', minutes: 45, proofs: 1 },
      { date: '2026-11-24', minutes: 30, proofs: 0 },
    ]);
  });

  it('does not count a claim or withdrawn evidence as proof', () => {
    const entries = [evidence('e1', 'signal/one'), passed('e2', 'check', 'git'), withdrawal('w1', 'e2')];
    assert.deepEqual(heatMap(entries, [], dateOf), []);
  });
});

describe('hours planned against logged', () => {
  const doc = roadmap({ phases: [phase('Build')], signals: [signal('one')] });
  const work: WorkItem[] = [
    { itemId: 'resource/x', kind: 'resource', title: 'X', phaseId: 'phase/build', minutes: 600, leverage: false },
    { itemId: 'quick-win/y', kind: 'quick-win', title: 'Y', phaseId: null, minutes: 45, leverage: false },
  ];
  const time = [
    logged(40, { itemId: 'resource/x' }),
    logged(20, { blockId: 'resource/x#1' }),
    logged(15, { itemId: 'signal/one' }),
    logged(99, { itemId: 'resource/gone' }),
    logged(7),
  ];
  const rows = hoursByItem(doc, work, time, [block('resource/x#1', { itemId: 'resource/x' })]);

  it('count an entry on a block for the block’s item, and list unplanned items after the planned ones', () => {
    assert.deepEqual(
      rows.map((row) => [row.itemId, row.plannedMinutes, row.loggedMinutes]),
      [
        ['resource/x', 600, 60],
        ['quick-win/y', 45, 0],
        ['signal/one', 0, 15],
      ],
    );
  });

  it('add up by phase', () => {
    assert.deepEqual(hoursByPhase(doc, rows), [
      { phaseId: 'phase/build', title: 'Build', plannedMinutes: 600, loggedMinutes: 75 },
    ]);
  });
});

describe('a metric', () => {
  const doc = roadmap({
    metrics: [{ id: 'metric/m', kind: 'metric', title: 'M', text: '', lines: { start: 1, end: 1 } }],
  });
  const time = { dateOf, today: '2026-11-26', start: null, phases: new Map() };
  const source: MetricSource = {
    itemId: 'metric/m',
    kind: 'quiz',
    measure: 'mean',
    unit: 'score',
    source: 'Quizzes',
    startsWhen: 'Starts when you take a quiz.',
  };
  const only = (measure: MetricSource['measure'], ...entries: Parameters<typeof metrics>[2]) =>
    metrics(doc, { signals: [], metrics: [{ ...source, measure }] }, entries, time)[0];
  const quiz = (id: string, subject: string, value: number, at = '2026-11-22T12:00:00.000Z') =>
    passed(id, 'quiz', subject, { value, at });

  it('has no value before its first evidence, and says what it waits for', () => {
    const status = only('distinct');
    assert.deepEqual([status?.value, status?.updatedAt], [null, null]);
    assert.equal(status?.note, 'Starts when you take a quiz.');
  });

  it('has no value again when its only evidence is withdrawn', () => {
    assert.equal(only('distinct', quiz('e1', 'a', 1), withdrawal('w1', 'e1'))?.value, null);
  });

  it('counts different subjects, or adds up or averages the latest value of each', () => {
    const entries = [quiz('e1', 'a', 0.4), quiz('e2', 'b', 0.5), quiz('e3', 'a', 1, '2026-11-25T02:00:00.000Z')];
    assert.equal(only('distinct', ...entries)?.value, 2);
    assert.equal(only('sum', ...entries)?.value, 1.5);
    assert.equal(only('mean', ...entries)?.value, 0.75);
    assert.equal(only('mean', ...entries)?.updatedAt, '2026-11-24');
  });

  it('is as fresh as its latest evidence, whichever entry was written last', () => {
    const entries = [quiz('e1', 'a', 1, '2026-11-25T12:00:00.000Z'), quiz('e2', 'b', 1, '2026-11-20T12:00:00.000Z')];
    assert.equal(only('distinct', ...entries)?.updatedAt, '2026-11-25');
  });

  it('says so when nothing collects it', () => {
    const [status] = metrics(doc, { signals: [] }, [], time);
    assert.deepEqual([status?.value, status?.note], [null, 'Nothing collects this yet.']);
  });
});

describe('a week in figures', () => {
  it('takes both ends in, and keeps what was planned and what was not apart', () => {
    const blocks = [
      block('a', { status: 'done' }),
      block('b', { date: '2026-11-29', minutes: 90 }),
      block('next', { date: '2026-11-30' }),
    ];
    const time = [logged(50, { blockId: 'a' }), logged(10), logged(99, { date: '2026-11-30' })];
    assert.deepEqual(weekSummary(blocks, time, '2026-11-23', '2026-11-29'), {
      from: '2026-11-23',
      to: '2026-11-29',
      plannedMinutes: 150,
      loggedMinutes: 60,
      unplannedMinutes: 10,
      blocks: { planned: 1, done: 1, partial: 0, missed: 0 },
      days: [
        { date: '2026-11-23', plannedMinutes: 60, loggedMinutes: 60 },
        { date: '2026-11-29', plannedMinutes: 90, loggedMinutes: 0 },
      ],
    });
  });

  it('is empty when it ends before it starts', () => {
    assert.equal(weekSummary([block('a')], [logged(5)], '2026-11-29', '2026-11-23').loggedMinutes, 0);
  });
});
