/** A fortnight to look back on. */
import type { RetroFacts } from './types.ts';

/** The first fortnight of a plan that begins on Monday, 23 November 2026; nothing happened in it. */
export function factsOf(changes: Partial<RetroFacts> = {}): RetroFacts {
  return {
    ...{ from: '2026-11-23', to: '2026-12-06', plannedMinutes: 0, loggedMinutes: 0, weeks: [], kinds: [] },
    blocks: { planned: 0, done: 0, partial: 0, missed: 0 },
    ...{ slipped: [], signals: [], proved: [], struggles: [], estimates: [] },
    cards: { reviews: 0, remembered: null, retention: null },
    quizzes: { finished: 0, meanScore: null },
    explanations: { finished: 0, passed: 0 },
    ...changes,
  };
}
