/** What the learner reads: what came out, one piece of advice, and one sentence about the whole. */
import type { Challenge } from '../challenge/model.ts';
import { isEqual } from '../equal.ts';
import type { CallFacts, CallStatus, CaseVerdict, Language, Plain, RunFacts, VerdictStatus } from '../types.ts';
import { outputOf, type Difference, type Expectation } from './compare.ts';
import { printValue } from './print.ts';

const ENDED: Record<Exclude<CallStatus, 'returned' | 'raised'>, string> = {
  'time-limit': 'did not finish in time',
  'memory-limit': 'used more memory than allowed',
  'output-limit': 'produced more output than allowed',
  crashed: 'ended the program',
  'not-plain': 'returned something that cannot be compared',
  'not-run': 'was not tried, because the run had already ended',
};

/** @returns what happened, as text for the `actual` column */
export function actualText(challenge: Challenge, facts: CallFacts, found: Difference, language: Language): string {
  const { status, error } = facts;
  if (status === 'returned') {
    const output = outputOf(challenge, facts);
    const text = typeof output === 'string' && challenge.kind === 'program' ? output : printValue(output, language);
    return found.kind === 'cost' ? `${text} with ${found.count} ${found.bound.count}` : text;
  }
  if (status === 'raised')
    return error === null ? 'an error' : `${error.type}: ${error.message}${lineText(error.line)}`;
  return error === null || status === 'not-run'
    ? ENDED[status]
    : `${ENDED[status]}: ${error.message}${lineText(error.line)}`;
}

/** @returns what should have happened, as text for the `expected` column */
export function expectedText(
  challenge: Challenge,
  { expected, raises }: Expectation,
  found: Difference,
  language: Language,
): string {
  if (raises) return 'an error';
  const text = challenge.kind === 'program' && typeof expected === 'string' ? expected : printValue(expected, language);
  return found.kind === 'cost' ? `${text} with ${found.bound.text}` : text;
}

function lineText(line: number | null): string {
  return line === null ? '' : ` (line ${line})`;
}

/** @returns advice that holds for any challenge, null where only the values differ */
export function commonAdvice(
  challenge: Challenge,
  facts: CallFacts,
  { expected }: Expectation,
  found: Difference,
  language: Language,
): string | null {
  if (found.kind === 'none' || found.kind === 'unknown') return null;
  if (found.kind === 'cost')
    return `The answer is right, but it took ${found.count} ${found.bound.count}; allowed is ${found.bound.text}.`;
  if (facts.status === 'time-limit')
    return 'Does every loop come closer to its end with this input? If it does, look for a way with fewer steps.';
  if (facts.status === 'not-plain')
    return 'Return plain data: numbers, text, lists and mappings, not an object that makes them later.';
  if (facts.status !== 'returned' || challenge.kind === 'program') return null;
  return missingReturn(facts, expected, challenge, language);
}

function missingReturn(facts: CallFacts, expected: Plain, challenge: Challenge, language: Language): string | null {
  if (challenge.kind !== 'function' || challenge.argument !== null || expected === null || !isEqual(null, facts.value))
    return null;
  const nothing = printValue(null, language);
  if (facts.stdout.trim() === printValue(expected, language).trim())
    return 'The answer was printed. Return it, so that the caller can use it.';
  return `The function gave ${nothing}. Does every way through it end in a return?`;
}

/** @returns the one sentence of a verdict */
export function summaryOf(
  status: VerdictStatus,
  cases: readonly CaseVerdict[],
  loadError: RunFacts['loadError'],
): string {
  if (loadError !== null)
    return `Your code did not load. ${loadError.type}: ${loadError.message}${lineText(loadError.line)}`;
  const failed = cases.filter((entry) => entry.status === 'fail').length;
  if (status === 'pass') return `All ${cases.length} cases pass.`;
  if (status === 'fail')
    return `${failed} of ${cases.length} cases ${failed === 1 ? 'fails' : 'fail'}. Start with the shortest one, shown first.`;
  return 'This could not be judged, and it does not count as an attempt. Please submit again.';
}
