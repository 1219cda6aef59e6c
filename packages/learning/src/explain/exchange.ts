/** Questions about a request and its response whose answers are known from the record alone. */
import { normalText } from '../quiz/normal.ts';
import { ADDRESS_QUESTIONS, HEADER_QUESTIONS } from './exchange-parts.ts';
import { METHOD_QUESTIONS, STATUS_QUESTIONS } from './exchange-meaning.ts';
import type { SeenExchange } from './types.ts';

export interface ExchangeQuestion {
  /** Names the kind of question; it may give the answer away, so it is not shown before. */
  id: string;
  /** Markdown. */
  question: string;
  /** Markdown; in the order they are shown. Empty where the answer is typed. */
  options: string[];
  /** Place of the right option; null where the answer is typed. */
  right: number | null;
  /** What counts where it is typed, the usual form first; compared without case, quotes and double blanks. */
  accept: string[];
  /** Markdown. */
  why: string;
}

type Random = () => number;

/** Before its options are shuffled: the first is right. */
export type Draft = Omit<ExchangeQuestion, 'right'>;
export type Maker = (exchange: SeenExchange, random: Random) => Draft | null;

/** By what they are about: an attempt asks about each before it asks about one twice. */
const TOPICS: readonly (readonly Maker[])[] = [METHOD_QUESTIONS, STATUS_QUESTIONS, HEADER_QUESTIONS, ADDRESS_QUESTIONS];

/**
 * Chooses one exchange and questions about it; the same candidates and random numbers give the same questions.
 *
 * @param candidates in the order of the record
 * @param count of questions
 * @param random numbers in [0, 1)
 * @returns null where about none of them so many questions can be asked
 */
export function drawExchange(
  candidates: readonly SeenExchange[],
  count: number,
  random: Random,
): { index: number; questions: ExchangeQuestion[] } | null {
  for (const index of shuffled([...candidates.keys()], random)) {
    const questions = questionsAbout(candidates[index] as SeenExchange, count, random);
    if (questions.length === count) return { index, questions };
  }
  return null;
}

function questionsAbout(exchange: SeenExchange, count: number, random: Random): ExchangeQuestion[] {
  const topics = TOPICS.map((makers) =>
    shuffled(makers, random)
      .map((make) => make(exchange, random))
      .filter((draft) => draft !== null),
  );
  const chosen: Draft[] = [];
  for (let round = 0; chosen.length < count && topics.some((drafts) => round < drafts.length); round += 1) {
    for (const drafts of shuffled(topics, random)) {
      const draft = drafts[round];
      if (draft !== undefined && chosen.length < count) chosen.push(draft);
    }
  }
  return chosen.map((draft) => arrange(draft, random));
}

function arrange(draft: Draft, random: Random): ExchangeQuestion {
  if (draft.options.length === 0) return { ...draft, right: null };
  const options = shuffled(draft.options, random);
  return { ...draft, options, right: options.indexOf(draft.options[0] as string) };
}

/** @param answer the place of the chosen option, or what was typed; null: none was given */
export function judgeExchangeAnswer({ right, accept }: ExchangeQuestion, answer: number | string | null): boolean {
  if (answer === null) return false;
  if (right !== null) return answer === right;
  return typeof answer === 'string' && accept.some((one) => normalText(one) === normalText(answer));
}

/** Fisher and Yates, in Durstenfeld's form (1964). */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
