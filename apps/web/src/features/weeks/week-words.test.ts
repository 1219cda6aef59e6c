import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { WeekReview } from '@waymark/contract';
import * as words from './week-words.ts';

type WeekItem = WeekReview['items'][number];

/** With the spaces that everybody types. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const summaryWords = (of: WeekReview): string => plain(words.summaryWords(of));
const estimateWords = (of: WeekItem): string => plain(words.estimateWords(of));
const factorWords = (of: number): string => plain(words.factorWords(of));
const paceWords = (of: WeekReview['pace'][number]): string => plain(words.paceWords(of));

const item = (changes: Partial<WeekItem>): WeekItem => ({
  ...{ itemId: 'resource/sql', title: 'SQL', kind: 'resource', plannedMinutes: 60, loggedMinutes: 60 },
  ...{ estimateMinutes: 600, expectedMinutes: 600, loggedInAllMinutes: 60, state: 'open', estimate: 'open' },
  ...changes,
});
const week = (changes: Partial<WeekReview>): WeekReview => ({
  ...{ week: 1, latest: 1, from: '2026-11-23', to: '2026-11-29', plannedMinutes: 1200, loggedMinutes: 720 },
  ...{ blocks: { planned: 0, done: 0, partial: 0, missed: 0 }, days: [], items: [], otherMinutes: 0, pace: [] },
  ...{ learned: {}, paceIsNews: false },
  ...changes,
});

describe('a week in words', () => {
  it('says the hours, and how the sittings went where there were any', () => {
    assert.equal(summaryWords(week({})), '12 h logged of 20 h planned.');
    const blocks = { planned: 2, done: 1, partial: 1, missed: 3 };
    assert.match(summaryWords(week({ blocks })), /1 sitting done, 1 in part, 3 missed, 2 still to come\.$/);
    assert.equal(summaryWords(week({ plannedMinutes: 0, loggedMinutes: 30 })), '30 min logged, nothing planned.');
  });

  it('says how each estimate stands', () => {
    const spent = { loggedInAllMinutes: 720 };
    assert.equal(estimateWords(item({})), '9 h left of 10 h.');
    assert.equal(
      estimateWords(item({ estimate: 'over', state: 'done', ...spent })),
      'Done in 12 h; estimated were 10 h.',
    );
    assert.equal(
      estimateWords(item({ estimate: 'under', state: 'done', loggedInAllMinutes: 590 })),
      'Done in 9 h 50 min, as estimated.',
    );
    assert.match(estimateWords(item({ estimate: 'used-up', ...spent })), /used up and it is not done/);
    assert.equal(
      estimateWords(item({ estimate: 'under', state: 'done', loggedInAllMinutes: 0 })),
      'Done, without time logged.',
    );
    assert.equal(estimateWords(item({ state: 'deferred' })), 'Put off.');
    assert.equal(estimateWords(item({ estimate: 'none', estimateMinutes: 0 })), 'Not part of the plan.');
  });

  it('says a pace as what an hour takes, and how much carries it', () => {
    assert.equal(factorWords(1.3), '1 h 18 min for an hour of the roadmap');
    assert.equal(factorWords(1), 'as the roadmap says');
    const pace = { kind: 'resource', pieces: 2, estimateMinutes: 600, loggedMinutes: 900, planned: 1 } as const;
    assert.match(
      paceWords({ ...pace, learned: null }),
      /^2 finished pieces took 15 h; estimated were 10 h. Three make a pace.$/,
    );
    assert.match(
      paceWords({ ...pace, pieces: 3, learned: 1.2 }),
      /^3 finished pieces took 15 h; estimated were 10 h.$/,
    );
  });
});
