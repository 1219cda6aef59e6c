import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MONDAY, anyCurriculum, anySettings, curriculumWith, settingsOf, workItem } from '../plan/plan.fixture.ts';
import { focusFirst } from '../plan/focus.ts';
import { plan } from '../plan/plan.ts';
import { changedSettings, changesPlan, scaleWeek } from './change.ts';
import { gradeIntention } from './intentions.ts';
import { factsOf } from './retro.fixture.ts';
import { firstWords, topicOf } from './sentences.ts';
import { strugglesOf } from './struggles.ts';
import type { Attempt, Measure, RetroChange } from './types.ts';

const NOTHING: RetroChange = { weeklyMinutes: null, longestSitting: null, daysOff: [], putOff: [], focus: null };

describe('an intention', () => {
  const grade = (measure: Measure | null, facts = factsOf(), word: 'kept' | null = null, done: string[] = []) =>
    gradeIntention({ text: 'mine', measure }, facts, (id) => done.includes(id), word);

  it('is graded from the hours that were logged, a week', () => {
    const hours = (loggedMinutes: number) => grade({ kind: 'hours', minutes: 600 }, factsOf({ loggedMinutes }));
    assert.deepEqual(hours(1200).measured, { grade: 'kept', figures: '10 h a week of 10 h' });
    assert.equal(hours(1198).grade, 'partly');
    assert.equal(hours(598).grade, 'not');
  });

  it('is graded from the items that are done, and from what was proved above the learner’s word', () => {
    const items = grade({ kind: 'items', itemIds: ['a', 'b'] }, factsOf(), null, ['b']);
    assert.deepEqual([items.grade, items.measured?.figures], ['partly', '1 of 2 done']);
    const thing = { itemId: 'x', title: 'x', kind: 'check', on: MONDAY };
    const proved = [
      { ...thing, strength: 'claimed' },
      { ...thing, strength: 'verified' },
    ] as const;
    const proofs = grade({ kind: 'proofs', count: 1 }, factsOf({ proved: [...proved] }));
    assert.deepEqual([proofs.grade, proofs.measured?.figures], ['kept', '1 proved of 1']);
  });

  it('is the learner’s to judge: their word goes before the figures, which stay', () => {
    const judged = grade({ kind: 'hours', minutes: 600 }, factsOf(), 'kept');
    assert.deepEqual([judged.grade, judged.measured?.grade], ['kept', 'not']);
    assert.equal(grade(null).grade, null);
  });

  it('never gets a worse grade for more hours', () => {
    const rank = { kept: 2, partly: 1, not: 0 };
    const of = (loggedMinutes: number, minutes: number) =>
      rank[grade({ kind: 'hours', minutes }, factsOf({ loggedMinutes })).grade ?? 'not'];
    fc.assert(
      fc.property(fc.nat(9000), fc.nat(9000), fc.integer({ min: 1, max: 6000 }), (a, b, meant) =>
        assert.ok(of(Math.min(a, b), meant) <= of(Math.max(a, b), meant)),
      ),
    );
  });
});

describe('what failed first', () => {
  const attempt = (subject: string, passed: boolean, at: string): Attempt => ({
    ...{ kind: 'challenge', subject, title: subject, passed, at },
  });
  const dateOf = (at: string) => at.slice(0, 10);

  it('is told with its tries and the day on which it was mended', () => {
    const tries = [
      attempt('stack', true, '2026-11-26T09:00:00.000Z'),
      attempt('stack', false, '2026-11-24T09:00:00.000Z'),
      attempt('stack', false, '2026-11-25T09:00:00.000Z'),
      attempt('queue', false, '2026-11-25T10:00:00.000Z'),
      attempt('tree', true, '2026-11-25T11:00:00.000Z'),
      attempt('tree', false, '2026-11-25T12:00:00.000Z'),
    ];
    assert.deepEqual(
      strugglesOf(tries, dateOf).map(({ subject, failures, mendedOn }) => [subject, failures, mendedOn]),
      [['stack', 2, '2026-11-26'], ['queue', 1, null]],
    ); // prettier-ignore
  });

  it('does not depend on the order in which attempts are given', () => {
    const anyAttempts = fc.array(
      fc.record({ subject: fc.constantFrom('a', 'b'), passed: fc.boolean(), day: fc.nat(1_000_000) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyAttempts, (given) => {
        const unique = [...new Map(given.map((one) => [one.day, one])).values()];
        const tries = unique.map(({ subject, passed, day }) =>
          attempt(subject, passed, new Date(day * 60_000).toISOString()),
        );
        assert.deepEqual(strugglesOf(tries, dateOf), strugglesOf(tries.toReversed(), dateOf));
      }),
    );
  });
});

describe('the first words of an answer', () => {
  const bearings = { purpose: 'Become a backend developer.', signalsDone: 3, signalsTotal: 21 };

  it('find the five questions of the document by what they ask', () => {
    const prompts = [
      'What went well this past two weeks?',
      'What challenged me, and how did I overcome it (or what’s my plan to)?',
      'What is one thing I’ll try differently next week?',
      'How does my current learning align with my overall goal?',
      'Who did I connect with or help this week?',
    ];
    assert.deepEqual(prompts.map(topicOf), ['well', 'challenge', 'different', 'goal', 'people']);
    assert.equal(topicOf('Which book did you read?'), null);
  });

  it('state the facts, and say so plainly where there are none', () => {
    const facts = factsOf({
      ...{ plannedMinutes: 1200, loggedMinutes: 600 },
      blocks: { planned: 0, done: 7, partial: 1, missed: 1 },
      slipped: [{ title: 'Git.', date: MONDAY, minutes: 90, loggedMinutes: 0 }],
      signals: [{ itemId: 'signal/x', title: 'Solved 15 challenges.', strength: 'verified' }],
      struggles: [{ kind: 'challenge', subject: 'stack', title: 'Stack', failures: 2, mendedOn: MONDAY }],
    });
    assert.equal(firstWords('well', facts, [], bearings), 'I logged 10 h and finished 7 blocks. I proved Solved 15 challenges.'); // prettier-ignore
    assert.equal(firstWords('challenge', facts, [], bearings), 'Stack (2 tries) failed first and passed later. 2 blocks slipped: Git.'); // prettier-ignore
    assert.match(firstWords('different', facts, [], bearings), /planned 20 h and logged 10 h/);
    assert.equal(firstWords('goal', facts, [], bearings), '3 of 21 signals proved, 1 of them new. The goal: Become a backend developer.'); // prettier-ignore
    assert.match(firstWords('people', facts, [], bearings), /records no people yet/);
    assert.equal(firstWords('well', factsOf(), [], bearings), 'Nothing was logged in these days.');
    assert.equal(firstWords('challenge', factsOf(), [], bearings), 'Nothing failed and nothing slipped.');
    assert.equal(firstWords(null, facts, [], bearings), '');
  });
});

describe('the answer in the plan', () => {
  it('scales a week in its own shape, to the minute that was asked for', () => {
    assert.deepEqual(scaleWeek([120, 120, 0, 0, 0, 240, 0], [0, 0, 0, 0, 0, 0, 0], 240), [60, 60, 0, 0, 0, 120, 0]);
    assert.deepEqual(scaleWeek([0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], 300), [60, 60, 60, 60, 60, 0, 0]);
    const week = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 })), { minLength: 7, maxLength: 7 });
    const starts = fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(week, starts, fc.integer({ min: 0, max: 9000 }), (minutes, begin, total) => {
        const scaled = scaleWeek(minutes, begin, total);
        const sum = scaled.reduce((all, day) => all + day, 0);
        const some = minutes.some((day) => day > 0);
        const room = begin.map((start, day) => {
          const used = some ? (minutes[day] ?? 0) > 0 : day < 5;
          return used ? Math.floor((1440 - start) / 5) * 5 : 0;
        });
        assert.equal(sum, Math.min(Math.round(total / 5) * 5, room.reduce((all, day) => all + day, 0))); // prettier-ignore
        scaled.forEach((day, at) => assert.ok(day >= 0 && day <= (room[at] ?? 0)));
      }),
    );
  });

  it('changes what it names and leaves the rest', () => {
    const settings = settingsOf();
    assert.deepEqual(changedSettings(settings, NOTHING), settings);
    assert.equal(changesPlan(NOTHING), false);
    const changed = changedSettings(settings, { ...NOTHING, weeklyMinutes: 600, longestSitting: 45, focus: ['a'] });
    assert.equal(
      changed.minutesPerWeekday.reduce((sum, day) => sum + day, 0),
      600,
    );
    assert.deepEqual([changed.longestSitting, changed.focus], [45, ['a']]);
  });

  it('takes the focus first, after what it rests on, and loses no work', () => {
    const work = [
      workItem('a', 60),
      workItem('b', 60),
      workItem('c', 60),
      workItem('d', 30, { kind: 'deliverable', after: ['b'] }),
    ];
    assert.deepEqual(focusFirst(work, ['d', 'c']).map(({ itemId }) => itemId), ['b', 'd', 'c', 'a']); // prettier-ignore
    const made = plan(curriculumWith(work, { retroEveryWeeks: 0 }), settingsOf({ focus: ['c'] }), MONDAY);
    assert.equal(made.blocks[0]?.itemId, 'c');
    fc.assert(
      fc.property(
        anyCurriculum,
        anySettings,
        fc.array(fc.nat(15), { maxLength: 4 }),
        (curriculum, settings, places) => {
          const focus = places.map((place) => `item/${place}`);
          const first = focusFirst(curriculum.work, focus);
          assert.deepEqual(new Set(first), new Set(curriculum.work));
          const minutes = (of: string[]) =>
            plan(curriculum, { ...settings, focus: of }, settings.startDate).blocks.reduce(
              (sum, block) => sum + (block.kind === 'retro' ? 0 : block.minutes),
              0,
            );
          assert.equal(minutes(focus), minutes([]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
