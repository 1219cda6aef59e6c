/** What an explanation says of itself: words, verdicts, and the pieces of a text that were recognised. */
import type { ExplanationAttempt, ExplanationDetail, ExplanationResult, ExplanationSummary } from '@waymark/contract';
import { countWords } from '../../design/words.ts';

/** The same words that the server counts. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu;

export function wordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** @returns how far a text has come, e.g. `64 words; at least 120` */
export function lengthWords(count: number, { least, most }: ExplanationSummary['words']): string {
  if (count < least) return `${countWords(count, 'word')}; at least ${least}`;
  return count > most ? `${count} words; at most ${most}` : countWords(count, 'word');
}

/** @returns how an explanation stands, in one line */
export function standWords(one: Pick<ExplanationSummary, 'passed' | 'isOpen' | 'finished' | 'ideas'>): string {
  if (one.passed) return 'Passed.';
  if (one.isOpen) return 'Begun.';
  return one.finished > 0 ? `${countWords(one.finished, 'attempt')}, not passed yet.` : 'Not tried yet.';
}

/** @returns the verdict in one sentence */
export function verdictWords({ result, questions }: Pick<ExplanationAttempt, 'result' | 'questions'>): string {
  if (result === null) return '';
  const found = result.ideas.filter(({ quote }) => quote !== null).length;
  const asked = questions.length === 0 ? '' : `, ${result.right} of ${questions.length} questions right`;
  return `${result.passed ? 'Passed' : 'Not yet'}: ${found} of ${result.ideas.length} ideas${asked}`;
}

/** @returns one attempt of the history */
export function pastWords(one: ExplanationDetail['attempts'][number]): string {
  const asked = one.questions === 0 ? '' : `, ${one.right} of ${one.questions} questions`;
  return `${one.passed ? 'Passed' : 'Not yet'}: ${one.found} of ${one.ideas} ideas${asked}`;
}

export interface Piece {
  text: string;
  /** Names of what was recognised here; empty for the text in between. */
  names: string[];
  isWrong: boolean;
}

/** @returns the text in pieces, in order: nothing lost, nothing twice, also where quotes touch or are the same */
export function piecesOf(text: string, { ideas, misconceptions }: Pick<ExplanationResult, 'ideas' | 'misconceptions'>) {
  const quotes = [
    ...ideas.flatMap(({ name, quote }) => (quote === null ? [] : [{ ...quote, name, isWrong: false }])),
    ...misconceptions.map(({ name, quote }) => ({ ...quote, name, isWrong: true })),
  ];
  const edges = [...new Set([0, text.length, ...quotes.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(1).map((to, index): Piece => {
    const from = edges[index] ?? 0;
    const here = quotes.filter(({ start, end }) => start <= from && end >= to);
    return {
      text: text.slice(from, to),
      names: here.map(({ name }) => name),
      isWrong: here.some(({ isWrong }) => isWrong),
    };
  });
}

export type Answer = number | string | null;

export interface Written {
  text: string;
  answers: Answer[];
}

/** Text and answers as one string: what is saved together is compared, kept and recovered together. */
export function packed({ text, answers }: Written): string {
  return JSON.stringify({ text, answers });
}

/** @returns what was packed; a plain text where it was none */
export function unpacked(draft: string): Written {
  try {
    const { text, answers } = JSON.parse(draft) as Partial<Written>;
    if (typeof text === 'string' && Array.isArray(answers)) return { text, answers };
  } catch {
    // Not packed.
  }
  return { text: draft, answers: [] };
}
