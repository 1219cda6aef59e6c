/** One question of a quiz as a terminal shows and takes it. */
import type { QuizQuestion } from '@waymark/contract';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { plainText, safeText } from '../terminal/plain.ts';

/** How an answer is typed. */
const HOW: Record<QuizQuestion['kind'], string> = {
  single: 'One number',
  multiple: 'All numbers that are right',
  order: 'The numbers in order',
  text: 'Your answer',
  prints: 'What it prints (\\n for a new line)',
};

export function promptOf({ kind }: Pick<QuizQuestion, 'kind'>): string {
  return `${HOW[kind]}; Enter alone: I do not know; :q stops\n> `;
}

export function showQuestion(out: Output, question: QuizQuestion, total: number): void {
  const { number, topic, html, code, texts } = question;
  out.line(`\n${out.style.bold(`Question ${number} of ${total}`)} ${out.style.dim(topic)}\n`);
  out.line(plainText(html, out.width));
  if (code) out.line(`\n${indented(safeText(code.text), 4)}`);
  if (texts.length > 0) out.line('');
  for (const [place, text] of texts.entries()) out.line(`  ${place + 1}  ${wrap(safeText(text), out.width, 5)}`);
}

/** @returns the answer to send; null where what was typed is none */
export function parseAnswer({ kind, options }: Pick<QuizQuestion, 'kind' | 'options'>, typed: string) {
  if (kind === 'text') return typed.trim();
  if (kind === 'prints') return typed.replaceAll('\\n', '\n');
  const places = typed
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\d{1,2}$/.test(word) ? Number(word) - 1 : -1));
  const isSound = places.every((place) => place >= 0 && place < options.length);
  if (!isSound || new Set(places).size !== places.length) return null;
  if (kind === 'single' && places.length !== 1) return null;
  return kind === 'order' && places.length !== options.length ? null : places;
}

/** An answer for "I do not know": nothing, or the steps as they stand. */
export function noAnswer({ kind, options }: Pick<QuizQuestion, 'kind' | 'options'>): number[] | string {
  if (kind === 'text' || kind === 'prints') return '';
  return kind === 'order' ? options.map((_, place) => place) : [];
}

export function showResult(out: Output, { result, texts }: QuizQuestion): void {
  if (result === null) return;
  const { style } = out;
  out.line(result.right ? style.paint('\nRight.') : style.warn('\nNot right.'));
  if (!result.right && result.rightText !== null)
    out.line(`Right would have been:\n${indented(safeText(result.rightText), 4)}`);
  const isOrder = result.explanations.every(({ place }) => place === null) && texts.length > 0;
  if (!result.right && isOrder) out.line(`The order is ${result.rightPlaces.map((place) => place + 1).join(' ')}.`);
  for (const { place, right, chosen, html } of result.explanations) {
    const mark = place === null ? ' ' : `${right ? '+' : '-'}${chosen ? '>' : ' '} ${place + 1}`;
    out.line(`  ${mark}  ${hanging(plainText(html, out.width - mark.length - 4), mark.length + 4)}`);
  }
}

function indented(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}

function hanging(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}
