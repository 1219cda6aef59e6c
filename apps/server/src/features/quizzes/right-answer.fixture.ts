import assert from 'node:assert/strict';
import type { QuizQuestion } from '@waymark/contract';
import type { Quiz, QuizItem } from '@waymark/learning';

/** The right answer to a question on the page, looked up in the pack as its author wrote it. */
export function rightAnswer(quiz: Quiz, question: QuizQuestion): number[] | string {
  const [item, ...others] = quiz.items.filter((one) => matches(one, question));
  assert.ok(item !== undefined && others.length === 0, `one item of the pack asks: ${question.question}`);
  if (item.kind === 'text') return item.accept[0] ?? '';
  if (item.kind === 'prints') return item.output;
  if (item.kind === 'order') return item.steps.map((step) => question.texts.indexOf(step));
  return item.options.flatMap(({ text, right }) => (right ? [question.texts.indexOf(text)] : []));
}

function matches(item: QuizItem, { question, code, texts }: QuizQuestion): boolean {
  const own = item.kind === 'order' ? item.steps : 'options' in item ? item.options.map(({ text }) => text) : [];
  if (item.question.trim() !== question || own.toSorted().join() !== texts.toSorted().join()) return false;
  // Questions about what a program prints are worded alike: only the program tells them apart.
  return item.kind !== 'prints' || item.code.trim() === code?.text.trim();
}
