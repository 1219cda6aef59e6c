/** A verdict as a table: which case comes first, what is cut, and what each status says. */
import type { CaseVerdict, Verdict, VerdictStatus } from '@waymark/judge';

export interface CaseRow {
  /** Its place in the verdict: names need not be unique. */
  id: number;
  verdict: CaseVerdict;
  /** What it was called with, on one line. */
  input: string;
  expected: string;
  actual: string;
}

/** More on one line than this is cut: the opened row shows all of it. */
const LINE = 60;
/** Rows drawn at once; a verdict may have sixty cases. */
export const ROWS = 12;

export const STATUS_WORDS: Record<VerdictStatus, string> = { pass: 'Passed', fail: 'Failed', error: 'Not judged' };
export const STATUS_MARKS: Record<VerdictStatus, string> = { pass: '✓', fail: '✗', error: '–' };
const ORDER: Record<VerdictStatus, number> = { fail: 0, error: 1, pass: 2 };

/** @returns the cases: the shortest failing one first, then what failed, what was not judged, and what passed */
export function caseRows({ cases, firstFailure }: Pick<Verdict, 'cases' | 'firstFailure'>): CaseRow[] {
  const first = firstFailure === null ? -1 : cases.findIndex((one) => isSame(one, firstFailure));
  const inputOf = inputs(cases);
  const rows = cases.map((verdict, id): CaseRow => {
    const { call, expected, actual } = verdict;
    return { id, verdict, input: oneLine(inputOf(call)), expected: oneLine(expected), actual: oneLine(actual) };
  });
  return rows.sort((a, b) => {
    if (a.id === first || b.id === first) return a.id === first ? -1 : 1;
    return ORDER[a.verdict.status] - ORDER[b.verdict.status] || a.id - b.id;
  });
}

/** Where every case calls the same function, its name would take the room that its arguments need. */
function inputs(cases: readonly CaseVerdict[]): (call: string) => string {
  const name = /^[\w$]+\(/.exec(cases[0]?.call ?? '')?.[0];
  const isCall = (call: string): boolean => name !== undefined && call.startsWith(name) && call.endsWith(')');
  if (name === undefined || !cases.every(({ call }) => isCall(call) && !call.includes('\n'))) return (call) => call;
  return (call) => call.slice(name.length, -1);
}

/** A verdict that travelled as JSON holds its first failure twice. */
function isSame(one: CaseVerdict, other: CaseVerdict): boolean {
  return one.name === other.name && one.call === other.call && one.status === other.status;
}

/** @returns the text on one line, cut */
export function oneLine(text: string): string {
  const line = text.trim().replaceAll(/\s*\n\s*/g, ' ⏎ ');
  const letters = [...line];
  return letters.length > LINE ? `${letters.slice(0, LINE - 1).join('')}…` : line;
}

export interface SideLine {
  /** Null after the last line, where more was expected. */
  actual: string | null;
  differs: boolean;
}

/** @returns the lines of what came out; `differs` where something else was expected in that place */
export function sideBySide(expected: string, actual: string): SideLine[] {
  const [left, right] = [linesOf(expected), linesOf(actual)];
  // What is missing at the end is missing once, however long it is.
  const length = Math.max(right.length, Math.min(left.length, right.length + 1));
  return Array.from({ length }, (_, at) => {
    const [one, other] = [left[at], right[at] ?? null];
    return { actual: other, differs: one?.trimEnd() !== other?.trimEnd() };
  });
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}

/** @returns the line of the learner's code that an error names; null where it names none */
export function lineNamed(text: string): number | null {
  const found = /\(line (\d+)\)\s*$/.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** @returns the one line that a verdict is worth marking in the editor */
export function lineOfVerdict({ summary, firstFailure }: Pick<Verdict, 'summary' | 'firstFailure'>): number | null {
  return lineNamed(summary) ?? (firstFailure === null ? null : lineNamed(firstFailure.actual));
}
