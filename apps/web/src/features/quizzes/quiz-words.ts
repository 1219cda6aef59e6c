/** What a quiz says of scores, questions and answers. */
import type { QuizQuestion, QuizQuestionResult, QuizSummary } from '@waymark/contract';
import { countWords } from '../../design/words.ts';

type Kind = QuizQuestion['kind'];
type Score = QuizSummary['scores'][number];

/** From here on a score counts for a signal: the rule of the roadmap's own proofs. */
export const GOOD_SCORE = 0.8;

/** What to do with a question, in one line. */
export const TASKS: Record<Kind, string> = {
  single: 'Choose one.',
  multiple: 'Choose all that are right, and only those.',
  order: 'Use the arrows beside a step, or the arrow keys on it.',
  text: 'Type your answer.',
  prints: 'Type exactly what it prints.',
};

export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

/** @returns how an attempt went, e.g. `10 of 12 right, 83 %` */
export function scoreWords({ right, questions, score }: Pick<Score, 'right' | 'questions' | 'score'>): string {
  return `${right} of ${questions} right, ${percent(score)}`;
}

/** @returns how the last score compares with the one before; empty for the first */
export function trendWords(scores: readonly Pick<Score, 'score'>[]): string {
  const [before, last] = scores.slice(-2).map(({ score }) => Math.round(score * 100));
  if (before === undefined || last === undefined) return '';
  if (last === before) return 'The same as last time.';
  const points = countWords(Math.abs(last - before), 'point');
  return `${points} ${last > before ? 'more' : 'less'} than last time.`;
}

/** What is said of a submitted answer, or of none. */
export function verdictWords({ submitted, result }: Pick<QuizQuestion, 'submitted' | 'result'>): string {
  if (result?.right === true) return 'Right.';
  return submitted ? 'Not right.' : 'Not answered.';
}

/** What an explanation is about: an option, chosen or not, or the question as a whole. */
export function whyWords({ place, right, chosen }: Omit<QuizQuestionResult['explanations'][number], 'html'>): string {
  if (place === null) return chosen ? 'Your answer' : 'Why';
  if (right) return chosen ? 'Your choice, and right' : 'This is right';
  return chosen ? 'Your choice, but not right' : 'Not right';
}

/** How a question stands, for its number in the row of numbers. */
export function standWords({
  submitted,
  result,
  answer,
}: Pick<QuizQuestion, 'submitted' | 'result' | 'answer'>): string {
  if (result !== null && !submitted) return 'not answered';
  if (result !== null) return result.right ? 'right' : 'wrong';
  return answer === null || answer.length === 0 ? 'open' : 'begun';
}

/** @returns the question to go on with: the first without a submitted answer, else the last */
export function firstOpen(questions: readonly Pick<QuizQuestion, 'submitted'>[]): number {
  const open = questions.findIndex(({ submitted }) => !submitted);
  return open === -1 ? Math.max(0, questions.length - 1) : open;
}

/** An answer before anything was chosen; steps stand as they are shown. */
export function blankAnswer({ kind, options }: Pick<QuizQuestion, 'kind' | 'options'>): number[] | string {
  if (kind === 'text' || kind === 'prints') return '';
  return kind === 'order' ? options.map((_, place) => place) : [];
}

/** @returns the choice after one option was pressed */
export function picked(kind: 'single' | 'multiple', chosen: readonly number[], place: number): number[] {
  if (kind === 'single') return [place];
  const others = chosen.filter((one) => one !== place);
  return chosen.includes(place) ? others : [...others, place].toSorted((a, b) => a - b);
}

/** @returns the order after a step moved by one, up (-1) or down (1); at the end nothing moves */
export function moved(order: readonly number[], from: number, by: -1 | 1): number[] {
  const to = from + by;
  const [one, other] = [order[from], order[to]];
  return one === undefined || other === undefined ? [...order] : order.with(from, other).with(to, one);
}
