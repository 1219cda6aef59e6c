/** Whether an answer is right, and what there is to learn from it. */
import { normalOutput, normalText } from './normal.ts';
import type {
  ChoiceItem,
  Drawn,
  Explanation,
  OrderItem,
  PrintsItem,
  QuizAnswer,
  QuizItem,
  Scored,
  TextItem,
} from './types.ts';

/**
 * An answer in the item's own order, from one in the order on the page.
 *
 * @returns null where it is no answer to such a question: a place that does not exist or comes twice, a text for a choice
 */
export function ownAnswer(item: QuizItem, { shown }: Drawn, answer: QuizAnswer): QuizAnswer | null {
  if (typeof answer === 'string') return item.kind === 'text' || item.kind === 'prints' ? answer : null;
  if (item.kind === 'text' || item.kind === 'prints' || new Set(answer).size !== answer.length) return null;
  const own = answer.map((place) => shown[place]);
  if (own.some((index) => index === undefined)) return null;
  if (item.kind === 'order' && own.length !== item.steps.length) return null;
  if (item.kind === 'single' && own.length > 1) return null;
  return own.filter((index) => index !== undefined);
}

/** Whether a drawn question still shows what the item has: the pack may have changed in between. */
export function fitsItem(item: QuizItem, { shown }: Drawn): boolean {
  const length = item.kind === 'order' ? item.steps.length : 'options' in item ? item.options.length : 0;
  return shown.length === length && shown.toSorted((a, b) => a - b).every((index, at) => index === at);
}

/**
 * Scores one answer: right or wrong, nothing in between.
 *
 * @param answer in the item's own order (`ownAnswer`); null for none, which is wrong
 */
export function scoreAnswer(item: QuizItem, answer: QuizAnswer | null): Scored {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return scoreChoice(item, Array.isArray(answer) ? answer : []);
    case 'order':
      return scoreOrder(item, Array.isArray(answer) ? answer : []);
    case 'text':
      return scoreTyped(item, typeof answer === 'string' ? answer : null, item.accept, normalText);
    case 'prints':
      return scoreTyped(item, typeof answer === 'string' ? answer : null, [item.output], normalOutput);
  }
}

/** Share of the questions that are right, 0..1; 0 for an attempt without questions. */
export function quizScore(scored: readonly Pick<Scored, 'right'>[]): number {
  return scored.filter(({ right }) => right).length / Math.max(1, scored.length);
}

function scoreChoice({ options }: ChoiceItem, chosen: readonly number[]): Scored {
  const picked = new Set(chosen);
  const right = options.every((option, index) => option.right === picked.has(index)) && picked.size === chosen.length;
  return {
    right: right && chosen.every((index) => options[index] !== undefined),
    explanations: options.map((option, index) => ({ ...option, chosen: picked.has(index) })),
    key: options.filter((option) => option.right).map(({ text }) => text),
  };
}

function scoreOrder({ steps, why }: OrderItem, order: readonly number[]): Scored {
  const right = order.length === steps.length && order.every((step, at) => step === at);
  return { right, explanations: [{ text: '', right, chosen: false, why }], key: [...steps] };
}

function scoreTyped(
  { why, near }: TextItem | PrintsItem,
  answer: string | null,
  accept: readonly string[],
  normal: (text: string) => string,
): Scored {
  const given = answer === null ? null : normal(answer);
  const right = given !== null && accept.some((text) => normal(text) === given);
  const miss = near.find(({ text }) => normal(text) === given);
  const own: Explanation[] = miss === undefined || right ? [] : [{ ...miss, right: false, chosen: true }];
  return { right, explanations: [...own, { text: '', right, chosen: false, why }], key: accept.slice(0, 1) };
}
