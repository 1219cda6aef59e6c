/**
 * The part of a check that a stored mistake is about: its own steps, and of the checks below it only what they build on.
 * That a rung runs those below it again is what the right ones prove, which are run whole.
 */
import { chainOf, type Check, type Step } from '@waymark/checks';

export function focused(check: Check): Check {
  const wanted = new Set<Step<unknown>>();
  const want = (step: Step<unknown>): void => {
    if (wanted.has(step)) return;
    wanted.add(step);
    step.after.forEach(want);
  };
  check.steps.forEach(want);
  const below = chainOf(check)
    .slice(0, -1)
    .map((one) => ({ ...one, needs: [], steps: one.steps.filter((step) => wanted.has(step)) }));
  return { ...check, needs: below.filter(({ steps }) => steps.length > 0) };
}
