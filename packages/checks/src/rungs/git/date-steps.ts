import { step } from '../../check/define.ts';
import { FIRST_POSSIBLE, daysOf, largestBurst, oddDates, tooEarly } from './dates.ts';
import { isMerge } from './graph.ts';
import { hasCommits } from './work-steps.ts';

/** Share of the commits within ten minutes that counts as all at once. */
const AT_ONCE = 0.75;

export const overDays = step({
  id: 'over-days',
  title: 'The work went on over more than one day',
  level: 'should',
  weight: 0.5,
  after: [hasCommits],
  run(t) {
    const days = daysOf(t.from(hasCommits));
    if (days.length > 1) {
      t.note(`Commits on ${days.length} days, from ${days[0] ?? ''} to ${days.at(-1) ?? ''}.`);
      return Promise.resolve();
    }
    return t.fail({
      expected: 'commits on at least two days',
      actual: `all on ${days[0] ?? 'a day that cannot be read'}`,
      advice: 'Nothing is wrong with a good day. Come back tomorrow, make one more thing better, and commit it.',
    });
  },
});

export const stepByStep = step({
  id: 'step-by-step',
  title: 'The commits were made along the way, not all at once',
  level: 'should',
  weight: 0.5,
  after: [hasCommits],
  run(t) {
    const history = t.from(hasCommits);
    const own = history.commits.filter((commit) => !isMerge(commit)).length;
    const burst = largestBurst(history);
    if (burst < own * AT_ONCE) return Promise.resolve();
    return t.fail({
      expected: 'less than three quarters of the commits within ten minutes',
      actual: `${burst} of ${own}`,
      advice:
        'A history tells how something came to be. Commit when a step works, while you still know what it was; an import of finished work is fine, and what follows will show your way.',
    });
  },
});

export const datesFit = step({
  id: 'dates-fit',
  title: 'The dates of the commits fit together',
  level: 'should',
  weight: 0.5,
  after: [hasCommits],
  limitMs: 30_000,
  async run(t) {
    const odd = oddDates(t.from(hasCommits), Date.now());
    const { files } = await t.repository.listFiles(t.signal);
    const there = new Set(files.map((file) => file.path));
    for (const [path, month, tool] of FIRST_POSSIBLE) {
      if (!there.has(path)) continue;
      const sentence = tooEarly(path, month, tool, await t.repository.firstCommitWith(path, t.signal));
      if (sentence !== null) odd.push(sentence);
    }
    if (odd.length === 0) return;
    t.fail({
      expected: 'dates that fit together',
      actual: odd.join('; '),
      advice:
        'There are good reasons for such dates: a clock that was wrong, a rebase, an import from elsewhere. They are shown here because somebody who looks at your history will ask. Leave them, and say why in the README.',
    });
  },
});
