/** Makes checks and steps, and proves at once what can be proved of a definition. */
import type { Check, CheckOptions, Step, StepOptions } from './model.ts';
import { CheckDefect } from './step-failure.ts';

const STEP_LIMIT_MS = 20_000;
const GOOD_ENOUGH = 0.9;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @returns the step with its defaults; the return type of `run` is what `t.from(step)` gives to later steps */
export function step<T>(options: StepOptions<T>): Step<T> {
  if (!NAME.test(options.id)) throw new CheckDefect(`the id of a step is kebab-case: "${options.id}"`);
  return { level: 'must', weight: 1, after: [], limitMs: STEP_LIMIT_MS, ...options };
}

/**
 * @returns the check with its defaults
 * @throws CheckDefect where a step depends on one that does not come before it, or an id or variant is wrong
 */
export function defineCheck(options: CheckOptions): Check {
  const check: Check = {
    needs: [],
    sends: () => [],
    uses: ['http'],
    variants: {},
    goodEnough: GOOD_ENOUGH,
    ...options,
  };
  if (!NAME.test(check.name)) throw new CheckDefect(`the name of a check is kebab-case: "${check.name}"`);
  const before = new Set<Step<unknown>>(
    chainOf(check)
      .slice(0, -1)
      .flatMap((needed) => needed.steps),
  );
  const ids = new Set<string>();
  for (const one of check.steps) {
    const where = `${check.name}/${one.id}`;
    if (ids.has(one.id)) throw new CheckDefect(`${where} is there twice`);
    if (one.after.some((other) => !before.has(other)))
      throw new CheckDefect(`${where} depends on a step that does not run before it`);
    if (one.variant !== undefined && !(one.variant in check.variants))
      throw new CheckDefect(`${where} is of an unknown variant`);
    ids.add(one.id);
    before.add(one);
  }
  return check;
}

/** @returns what a run of the check consists of: all that it builds on, each once, lowest first, itself last */
export function chainOf(check: Check): Check[] {
  const chain: Check[] = [];
  const add = (one: Check): void => {
    if (chain.includes(one)) return;
    for (const needed of one.needs) add(needed);
    chain.push(one);
  };
  add(check);
  return chain;
}
