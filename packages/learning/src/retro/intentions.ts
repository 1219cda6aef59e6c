/** What a learner meant to do, held against what happened. The learner's own word has the last say. */
import { daysBetween } from '../calendar/dates.ts';
import { hoursWords } from './words.ts';
import type { Grade, GradedIntention, Intention, Measure, RetroFacts } from './types.ts';

/** From this share of what was meant on, an intention is partly kept. */
const PARTLY = 0.5;

/** What counts as a proof of the learner's own: a result, not a word. */
const isResult = ({ strength }: RetroFacts['proved'][number]): boolean => strength !== 'claimed';

/**
 * Grades an intention.
 *
 * - hours: minutes logged in the stretch as a weekly mean, of the minutes meant;
 * - items: how many of them are done at the end;
 * - proofs: how many different things were proved above the learner's word.
 *
 * Kept from the whole on, partly from half of it on.
 * @param facts of the fortnight that the intention was for.
 * @param isDone whether an item is done.
 * @param word what the learner says of it.
 */
export function gradeIntention(
  { text, measure }: Intention,
  facts: RetroFacts,
  isDone: (itemId: string) => boolean,
  word: Grade | null,
): GradedIntention {
  const measured = measure === null ? null : measuredBy(measure, facts, isDone);
  return { text, measure, measured, word, grade: word ?? measured?.grade ?? null };
}

function measuredBy(
  measure: Measure,
  facts: RetroFacts,
  isDone: (itemId: string) => boolean,
): GradedIntention['measured'] {
  switch (measure.kind) {
    case 'hours': {
      const weeks = (daysBetween(facts.from, facts.to) + 1) / 7;
      const mean = Math.round(facts.loggedMinutes / Math.max(weeks, 1 / 7));
      const figures = `${hoursWords(mean)} a week of ${hoursWords(measure.minutes)}`;
      return { grade: gradeOf(mean, measure.minutes), figures };
    }
    case 'items': {
      const done = measure.itemIds.filter(isDone).length;
      return { grade: gradeOf(done, measure.itemIds.length), figures: `${done} of ${measure.itemIds.length} done` };
    }
    case 'proofs': {
      const proved = facts.proved.filter(isResult).length;
      return { grade: gradeOf(proved, measure.count), figures: `${proved} proved of ${measure.count}` };
    }
  }
}

function gradeOf(reached: number, meant: number): Grade {
  if (reached >= meant) return 'kept';
  return reached >= meant * PARTLY ? 'partly' : 'not';
}
