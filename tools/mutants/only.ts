/** A check without what it repeats of the checks below it: their steps are left out, except those that its own build on. */
import type { Check } from '@waymark/checks';

/** @returns the check with the checks it needs cut down to the steps that it cannot do without */
export function onlyOwn(check: Check): Check {
  const needed = ancestors(check.steps);
  const cut = new Map<Check, Check>();
  const trimmed = (one: Check): Check => {
    const made = cut.get(one) ?? {
      ...one,
      needs: one.needs.map(trimmed),
      steps: one.steps.filter((step) => needed.has(step)),
    };
    cut.set(one, made);
    return made;
  };
  return trimmed(check);
}

function ancestors(steps: Check['steps']): Set<Check['steps'][number]> {
  const found = new Set<Check['steps'][number]>();
  const add = (step: Check['steps'][number]): void => {
    if (found.has(step)) return;
    found.add(step);
    for (const one of step.after) add(one);
  };
  for (const step of steps) add(step);
  return found;
}
