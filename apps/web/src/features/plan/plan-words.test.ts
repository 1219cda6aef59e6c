import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endWords, moveWords, endEffectWords, reflowWords, statusWords } from './plan-words.ts';

const nothing = { moved: [], added: 0, removed: 0, endBefore: '2027-04-18', endAfter: '2027-04-18', endShiftDays: 0 };
const moved = (blockId: string) => ({ blockId, title: blockId, from: '2027-01-04', to: '2027-01-05' });

describe('what a move says', () => {
  it('names the new day and says that the end stays when nothing else moved', () => {
    const words = moveWords({ id: 'a', title: 'Trees' }, '2027-01-08', { ...nothing, moved: [moved('a')] });
    assert.equal(words, '“Trees” is on Friday 8 January now. The end stays on 18 Apr 2027.');
  });

  it('counts the other blocks that moved and how far the end went', () => {
    const report = { ...nothing, moved: [moved('a'), moved('b'), moved('c')], endAfter: '2027-04-20', endShiftDays: 2 };
    const words = moveWords({ id: 'a', title: 'Trees' }, '2027-01-08', report);
    assert.match(words, /2 other blocks shift with it\. The end moves 2 days later, to 20 Apr 2027\.$/);
  });

  it('says after a re-plan when no block had to move', () => {
    assert.match(reflowWords(nothing), /^No block had to move\./);
    assert.match(reflowWords({ ...nothing, moved: [moved('a')] }), /^1 block found a new day\./);
  });
});

describe('how a block stands', () => {
  const block = { minutes: 90, loggedMinutes: 0 } as Parameters<typeof statusWords>[0];
  it('tells planned, partly done, done and missed apart', () => {
    assert.equal(statusWords({ ...block, status: 'planned' }), 'Planned');
    assert.equal(
      statusWords({ ...block, status: 'partial', loggedMinutes: 45 }),
      '45\u00a0min of 1\u00a0h\u00a030\u00a0min',
    );
    assert.equal(statusWords({ ...block, status: 'done', loggedMinutes: 90 }), 'Done');
    assert.equal(statusWords({ ...block, status: 'missed' }), 'Missed');
  });
});

describe('when it ends', () => {
  const forecast = {
    p50: '2027-04-20',
    p80: '2027-05-01',
    p95: '2027-05-10',
    pace: 1,
    samples: 9,
    confidence: 'low' as const,
    note: '',
  };
  it('gives a range where there is a forecast with one, and one date otherwise', () => {
    assert.match(endWords({ endDate: '2027-04-18', forecast }), /between 20 Apr 2027 and 10 May 2027/);
    assert.equal(endWords({ endDate: '2027-04-18', forecast: null }), 'The plan ends on 18 Apr 2027.');
    assert.match(endWords({ endDate: null, forecast: null }), /^Nothing is left to plan/);
  });

  it('says what other hours would do before they are saved', () => {
    assert.equal(endEffectWords('2027-04-18', '2027-04-17'), 'The end would move 1 day earlier, to 17 Apr 2027.');
    assert.equal(endEffectWords('2027-04-18', '2027-04-18'), 'The end would stay on 18 Apr 2027.');
    assert.match(endEffectWords('2027-04-18', null), /give at least one weekday some time/);
  });
});
