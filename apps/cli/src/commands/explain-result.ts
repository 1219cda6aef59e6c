/** An explanation as a terminal shows it: the exchange, its questions, and what came of the text. */
import type { ExplanationAttempt, ExplanationExchange, ExplanationQuestion } from '@waymark/contract';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { plainText, safeText } from '../terminal/plain.ts';

export type Given = number | string | null;

/** @returns the answer to send: options are counted from 1 at the terminal; null for none */
export function parseGiven({ options }: Pick<ExplanationQuestion, 'options'>, typed: string): Given {
  const text = typed.trim();
  if (text === '') return null;
  if (options.length === 0) return text;
  const place = /^\d{1,2}$/.test(text) ? Number(text) - 1 : -1;
  return place >= 0 && place < options.length ? place : null;
}

export function showExchange(
  out: Output,
  { run, check, base, method, target, request, response }: ExplanationExchange,
) {
  const from =
    run === null ? 'A sample, as no check of your own server has passed yet' : `From your own run of ${check ?? ''}`;
  out.line(`\n${out.style.bold(from)}\n`);
  const written = (first: string, { headers, body }: ExplanationExchange['request']): string =>
    [first, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body === null ? [] : ['', body])].join('\n');
  const to = base === null ? '' : `  ${out.style.dim(`to ${safeText(base)}`)}`;
  out.line(`Request${to}\n${indented(safeText(written(`${method} ${target}`, request)))}`);
  out.line(`\nResponse\n${indented(safeText(written(String(response.status), response)))}`);
}

export function showQuestion(out: Output, { number, html, options }: ExplanationQuestion, total: number): void {
  out.line(`\n${out.style.bold(`Question ${number} of ${total}`)}\n`);
  out.line(plainText(html, out.width));
  for (const [place, option] of options.entries()) out.line(`  ${place + 1}  ${wrap(safeText(option), out.width, 5)}`);
}

export function showVerdict(out: Output, { explanation, result, questions }: ExplanationAttempt): void {
  if (result === null) return;
  const { style } = out;
  const found = result.ideas.filter(({ quote }) => quote !== null).length;
  const asked = questions.length === 0 ? '' : `, ${result.right} of ${questions.length} questions right`;
  const verdict = `${result.passed ? 'Passed' : 'Not yet'}: ${found} of ${result.ideas.length} ideas${asked}.`;
  out.line(`\n${result.passed ? style.paint(verdict) : style.warn(verdict)}`);
  for (const { message } of result.problems) out.line(`\n${wrap(message, out.width, 0)}`);
  for (const { name, quote, why } of result.misconceptions)
    out.line(`\n${style.bad('!')}  ${name}\n${quoted(out, quote.text)}\n   ${wrap(why, out.width, 3)}`);
  for (const idea of result.ideas) {
    out.line(`\n${idea.quote === null ? style.warn('-') : style.paint('+')}  ${idea.name}`);
    out.line(idea.quote === null ? `   ${wrap(idea.advice, out.width, 3)}` : quoted(out, idea.quote.text));
  }
  for (const question of questions) showAnswer(out, question);
  if (result.strength === null) return;
  const more = result.strength === 'claimed' ? ' (the questions were about a sample)' : '';
  out.line(`\nIt counts as ${result.strength}${more}. Another person can endorse it:`);
  out.line(`waymark explain ${explanation} --ask "Your name" --output request.json`);
}

export function showAnswer(out: Output, { number, options, result }: ExplanationQuestion): void {
  if (result === null) return;
  const should = result.rightText ?? options[result.rightPlace ?? -1] ?? '';
  const right = result.right ? 'right' : `right would have been: ${safeText(should)}`;
  out.line(`\nQuestion ${number}: ${right}`);
  out.line(`   ${plainText(result.html, out.width - 3).replaceAll('\n', '\n   ')}`);
}

function quoted(out: Output, text: string): string {
  return out.style.dim(`   “${wrap(safeText(text.replace(/\s+/g, ' ')), out.width, 4)}”`);
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}
