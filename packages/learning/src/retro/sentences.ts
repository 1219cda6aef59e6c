/**
 * The first words of an answer: one plain sentence or two from the facts, which the learner goes on from.
 * They state, they do not judge: what a number means is the learner's to say.
 */
import type { GradedIntention, RetroFacts } from './types.ts';
import { counted, hoursWords, listed } from './words.ts';

export type PromptTopic = 'well' | 'challenge' | 'different' | 'goal' | 'people';

/** What a prompt asks about, by its words; the first that fits. */
const TOPICS: [PromptTopic, RegExp][] = [
  ['people', /\b(who|whom|connect\w*|help\w*|people|communit\w*)\b/i],
  ['different', /\b(different\w*|chang\w+|improv\w+|experiment\w*|next)\b/i],
  ['goal', /\b(goal\w*|align\w*|direction|purpose|why)\b/i],
  ['challenge', /\b(challeng\w+|hard\w*|difficult\w*|stuck|struggl\w+|obstacles?|overc[ao]me)\b/i],
  ['well', /\b(well|good|proud|wins?|achiev\w+|celebrat\w+)\b/i],
];

/** @returns what a prompt asks about; null where its words do not say */
export function topicOf(prompt: string): PromptTopic | null {
  return TOPICS.find(([, words]) => words.test(prompt))?.[0] ?? null;
}

/** Where the learner stands besides the fortnight. */
export interface Bearings {
  purpose: string | null;
  signalsDone: number;
  signalsTotal: number;
}

/** @returns what the facts say to a prompt; empty where they say nothing */
export function firstWords(
  topic: PromptTopic | null,
  facts: RetroFacts,
  graded: readonly GradedIntention[],
  bearings: Bearings,
): string {
  switch (topic) {
    case 'well':
      return well(facts, graded);
    case 'challenge':
      return challenge(facts);
    case 'different':
      return different(facts);
    case 'goal':
      return goal(facts, bearings);
    case 'people':
      return 'Waymark records no people yet, so whom I helped is for me to write down.';
    case null:
      return '';
  }
}

function well(facts: RetroFacts, graded: readonly GradedIntention[]): string {
  const said: string[] = [];
  if (facts.loggedMinutes > 0)
    said.push(`I logged ${hoursWords(facts.loggedMinutes)} and finished ${counted(facts.blocks.done, 'block')}.`);
  if (facts.signals.length > 0) said.push(`I proved ${listed(facts.signals.map(({ title }) => title))}.`);
  else {
    const shown = facts.proved.filter(({ strength }) => strength !== 'claimed');
    if (shown.length > 0) said.push(`I passed ${listed(shown.map(({ title }) => title))}.`);
  }
  const kept = graded.filter(({ grade }) => grade === 'kept').length;
  if (kept > 0) said.push(`I kept ${kept} of ${counted(graded.length, 'intention')}.`);
  return said.length > 0 ? said.join(' ') : 'Nothing was logged in these days.';
}

function challenge({ struggles, blocks, slipped }: RetroFacts): string {
  const said: string[] = [];
  const mended = struggles.filter(({ mendedOn }) => mendedOn !== null);
  const open = struggles.filter(({ mendedOn }) => mendedOn === null);
  if (mended.length > 0) said.push(`${listed(mended.map(tries))} failed first and passed later.`);
  if (open.length > 0) said.push(`${listed(open.map(tries))} did not pass yet.`);
  const missed = blocks.missed + blocks.partial;
  if (missed > 0) {
    const titles = [...new Set(slipped.map(({ title }) => title))];
    said.push(`${counted(missed, 'block')} slipped: ${listed(titles)}.`);
  }
  return said.length > 0 ? said.join(' ') : 'Nothing failed and nothing slipped.';
}

function tries({ title, failures }: RetroFacts['struggles'][number]): string {
  return `${title} (${counted(failures, 'try', 'tries')})`;
}

/** The one thing that the figures point at first. */
function different({ plannedMinutes, loggedMinutes, estimates, cards }: RetroFacts): string {
  if (plannedMinutes > 0 && loggedMinutes < plannedMinutes * 0.75)
    return `I planned ${hoursWords(plannedMinutes)} and logged ${hoursWords(loggedMinutes)}: plan fewer hours, or other times.`;
  const over = estimates.filter(({ estimateMinutes, actualMinutes }) => actualMinutes > estimateMinutes * 1.25);
  if (over.length > 0)
    return `${listed(over.map(({ title }) => title))} took longer than estimated: stop at a fixed time and ask.`;
  if (cards.remembered !== null && cards.remembered < 0.8)
    return `I remembered ${Math.round(cards.remembered * 100)} % of the cards: a short review every day.`;
  return '';
}

function goal({ signals }: RetroFacts, { purpose, signalsDone, signalsTotal }: Bearings): string {
  const news = signals.length > 0 ? `, ${signals.length} of them new` : '';
  const stand = `${signalsDone} of ${counted(signalsTotal, 'signal')} proved${news}.`;
  return purpose === null ? stand : `${stand} The goal: ${purpose.replace(/[.\s]+$/, '')}.`;
}
