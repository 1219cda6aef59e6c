import type { ChallengeSummary } from '@waymark/contract';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listed, suggested, topicsOf } from './listing.ts';

const one = (slug: string, more: Partial<ChallengeSummary> = {}): ChallengeSummary => ({
  slug,
  title: `The ${slug}`,
  topic: 'lists',
  difficulty: 1,
  kind: 'function',
  languages: ['python'],
  state: 'new',
  strength: null,
  attempts: 0,
  lastAt: null,
  ...more,
});
const ALL = { query: '', state: 'all', topic: '' } as const;
const anyChallenge = fc
  .record({
    slug: fc.stringMatching(/^[a-d]{1,3}$/),
    topic: fc.constantFrom('lists', 'text', 'SQL'),
    state: fc.constantFrom<ChallengeSummary['state'][]>('new', 'tried', 'passed', 'moved-on'),
    lastAt: fc.constantFrom(null, '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'),
  })
  .map(({ slug, ...more }) => one(slug, more));
const anyList = fc.uniqueArray(anyChallenge, { selector: ({ slug }) => slug });

describe('the list of challenges', () => {
  it('keeps the order of topics and of the challenges in them', () => {
    const groups = listed([one('a'), one('b', { topic: 'text' }), one('c')], ALL);
    assert.deepEqual(
      groups.map(({ topic, challenges }) => [topic, challenges.map(({ slug }) => slug)]),
      [
        ['lists', ['a', 'c']],
        ['text', ['b']],
      ],
    );
  });

  it('asks for every word, in title, topic or slug, and ignores capitals', () => {
    const challenges = [one('queue', { title: 'Queue' }), one('stack', { title: 'A Stack' })];
    const found = (query: string) => listed(challenges, { ...ALL, query }).flatMap((group) => group.challenges.length);
    assert.deepEqual(found('STACK lists'), [1]);
    assert.deepEqual(found('stack queue'), []);
    assert.deepEqual(found('  '), [2]);
  });

  it('shows each challenge once without a filter, and with one just those that match', () => {
    fc.assert(
      fc.property(anyList, fc.constantFrom('new', 'tried', 'passed', 'moved-on'), (challenges, state) => {
        const slugs = (groups: ReturnType<typeof listed>) =>
          groups.flatMap((group) => group.challenges.map(({ slug }) => slug)).sort();
        assert.deepEqual(slugs(listed(challenges, ALL)), challenges.map(({ slug }) => slug).sort());
        const matching = challenges.filter((challenge) => challenge.state === state).map(({ slug }) => slug);
        assert.deepEqual(slugs(listed(challenges, { ...ALL, state })), matching.sort());
        assert.ok(topicsOf(challenges).length <= 3);
      }),
    );
  });
});

describe('what comes next', () => {
  it('is the first new challenge for a newcomer', () => {
    assert.equal(suggested([one('a'), one('b')])?.slug, 'a');
  });

  it('is what was tried last, before anything new', () => {
    const tried = (slug: string, day: number) => one(slug, { state: 'tried', lastAt: `2026-11-0${day}T00:00:00.000Z` });
    assert.equal(suggested([one('a'), tried('b', 1), tried('c', 2)])?.slug, 'c');
  });

  it('goes on from the challenge that is open, and round to the beginning', () => {
    const list = [one('a'), one('b', { state: 'passed' }), one('c')];
    assert.equal(suggested(list, 'b')?.slug, 'c');
    assert.equal(suggested(list, 'c')?.slug, 'a');
  });

  it('never is the open one, and never one that is passed or set aside', () => {
    fc.assert(
      fc.property(anyList, (challenges) => {
        const here = challenges[0]?.slug ?? null;
        const next = suggested(challenges, here);
        assert.notEqual(next?.slug ?? '', here);
        if (next !== null) assert.ok(next.state === 'new' || next.state === 'tried');
        const left = challenges.some(({ slug, state }) => slug !== here && (state === 'new' || state === 'tried'));
        assert.equal(next !== null, left);
      }),
    );
  });
});
