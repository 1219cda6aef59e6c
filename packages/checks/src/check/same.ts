import { isRecord, show } from '../schema/validate.ts';
import type { Answer } from './answer.ts';
import { StepFailure } from './step-failure.ts';

/** Fails unless both are the same plain data; the order of fields does not matter, the order of lists does. */
export function same(
  expected: unknown,
  actual: unknown,
  about: { what: string; advice: string; answer?: Answer },
): void {
  const found = difference(expected, actual, '');
  if (found === null) return;
  const where = found.at === '' ? about.what : `${about.what}: ${found.at}`;
  throw new StepFailure({
    expected: `${where} to be ${show(found.expected)}`,
    actual: show(found.actual),
    advice: about.advice,
    ...(about.answer && { answer: about.answer }),
  });
}

interface Difference {
  at: string;
  expected: unknown;
  actual: unknown;
}

/** @returns where the two first differ, null where they are the same */
export function difference(expected: unknown, actual: unknown, at: string): Difference | null {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return { at: `${at}length`, expected: expected.length, actual: actual.length };
    return first(expected.map((entry, index) => difference(entry, actual[index], `${at}[${index}]`)));
  }
  if (isRecord(expected) && isRecord(actual)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    const under = at === '' ? '' : `${at}.`;
    return first(names.map((name) => difference(expected[name], actual[name], `${under}${name}`)));
  }
  return Object.is(expected, actual) ? null : { at, expected, actual };
}

function first(found: (Difference | null)[]): Difference | null {
  return found.find((one) => one !== null) ?? null;
}
