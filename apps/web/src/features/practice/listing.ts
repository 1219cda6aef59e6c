/** The list of challenges: what is asked of it, and what to do next. */
import type { ChallengeSummary } from '@waymark/contract';

export interface Asked {
  query: string;
  state: ChallengeSummary['state'] | 'all';
  /** Empty for every topic. */
  topic: string;
}

export interface TopicGroup {
  topic: string;
  challenges: ChallengeSummary[];
}

/** @returns each topic once, in the order in which they first come */
export function topicsOf(challenges: readonly ChallengeSummary[]): string[] {
  return [...new Set(challenges.map(({ topic }) => topic))];
}

/** @returns what matches, by topic; a topic without a match is left out */
export function listed(challenges: readonly ChallengeSummary[], { query, state, topic }: Asked): TopicGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = challenges.filter((one) => {
    const text = `${one.title} ${one.topic} ${one.slug}`.toLowerCase();
    const isAsked = (state === 'all' || one.state === state) && (topic === '' || one.topic === topic);
    return isAsked && words.every((word) => text.includes(word));
  });
  return topicsOf(matching).map((name) => ({ topic: name, challenges: matching.filter((one) => one.topic === name) }));
}

/**
 * What to do next: go on with what was tried last, else the next new one after it, else the first new one.
 *
 * @param here slug of the challenge that is open: it is not suggested, and the search begins after it
 */
export function suggested(
  challenges: readonly ChallengeSummary[],
  here: string | null = null,
): ChallengeSummary | null {
  const others = challenges.filter(({ slug }) => slug !== here);
  const tried = others.filter(({ state }) => state === 'tried').sort(byNewest)[0];
  if (here === null && tried !== undefined) return tried;
  const at = challenges.findIndex(({ slug }) => slug === here);
  const onward = [...challenges.slice(at + 1), ...challenges.slice(0, Math.max(0, at))];
  return onward.find(({ state }) => state === 'new') ?? tried ?? null;
}

function byNewest(a: ChallengeSummary, b: ChallengeSummary): number {
  return (b.lastAt ?? '') < (a.lastAt ?? '') ? -1 : 1;
}
