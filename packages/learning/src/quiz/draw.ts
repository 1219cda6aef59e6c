/** Which questions an attempt asks, and in which order everything stands. */
import type { Drawn, Quiz, QuizItem } from './types.ts';

type Random = () => number;

/**
 * Draws `quiz.draw` questions: evenly over the topics, first those that the last attempt did not ask, so that two
 * attempts in a row differ; where the pool is no larger than the draw, they differ in their order.
 *
 * @param random numbers in [0, 1)
 * @param seenItemIds the questions of the last attempt, in its order; empty before the first
 */
export function drawQuiz(quiz: Quiz, random: Random, seenItemIds: readonly string[]): Drawn[] {
  const seen = new Set(seenItemIds);
  const topics = [...Map.groupBy(quiz.items, ({ topic }) => topic).values()].map((items) => {
    const mixed = shuffled(items, random);
    const fresh = mixed.filter(({ id }) => !seen.has(id));
    return { fresh: fresh.length, queue: [...fresh, ...mixed.filter(({ id }) => seen.has(id))] };
  });
  // Where a round is cut short, the topics with more that is new come first; among equals, chance decides.
  const turns = shuffled(topics, random).sort((a, b) => b.fresh - a.fresh);
  const chosen: QuizItem[] = [];
  const wanted = Math.min(quiz.draw, quiz.items.length);
  for (let round = 0; chosen.length < wanted; round += 1) {
    for (const { queue } of turns) {
      const item = queue[round];
      if (item !== undefined && chosen.length < wanted) chosen.push(item);
    }
  }
  return unlike(shuffled(chosen, random), seenItemIds).map((item) => ({ id: item.id, shown: arrange(item, random) }));
}

/** Turned by one where chance brought the same questions in the same order as before. */
function unlike(items: QuizItem[], seenItemIds: readonly string[]): QuizItem[] {
  const isSame = items.length === seenItemIds.length && items.every(({ id }, at) => id === seenItemIds[at]);
  return isSame ? turned(items) : items;
}

function arrange(item: QuizItem, random: Random): number[] {
  if (item.kind === 'text' || item.kind === 'prints') return [];
  const places = (item.kind === 'order' ? item.steps : item.options).map((_, index) => index);
  const shown = shuffled(places, random);
  // Steps that stand in order already would be solved by doing nothing.
  return item.kind === 'order' && shown.every((step, at) => step === at) ? turned(shown) : shown;
}

function turned<T>(list: readonly T[]): T[] {
  return [...list.slice(1), ...list.slice(0, 1)];
}

/** Fisher and Yates, in Durstenfeld's form (1964). */
function shuffled<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
