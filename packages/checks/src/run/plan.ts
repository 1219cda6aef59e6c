/** The steps of a run in their order, and which of them are not asked, blocked or lack a port. */
import type { Check, Port, Step, Wording } from '../check/model.ts';
import type { StepResult, StepStatus } from '../record/model.ts';
import type { Terms } from '../terms/model.ts';
import { allowance } from './allowed.ts';

export interface Planned {
  check: Check;
  step: Step<unknown>;
  /** Filled while the run goes on. */
  result: StepResult;
  /** What it may use. */
  ports: readonly Port[];
  allow: (method: string, path: string) => void;
  /** The variant that its check is run in. */
  variant: string | null;
}

/** @param chain the checks of the run, the one that was asked for last: only that one is run in the variant */
export function planOf(chain: readonly Check[], variant: string | null, terms: Terms): Planned[] {
  return chain.flatMap((check) => {
    const ownVariant = check === chain.at(-1) ? variant : null;
    const ports = portsOf(check, ownVariant);
    const shared = { check, variant: ownVariant, ports, allow: allowance(check.sends(terms)) };
    return check.steps.map((step) => ({ ...shared, step, result: emptyResult(check, step, terms) }));
  });
}

/** @returns what the check needs where it is run in that variant */
export function portsOf({ uses, variants }: Check, variant: string | null): readonly Port[] {
  return variant === null ? uses : [...uses, ...(variants[variant]?.uses ?? [])];
}

function emptyResult(check: Check, step: Step<unknown>, terms: Terms): StepResult {
  return {
    check: check.name,
    id: step.id,
    title: wordingOf(step.title, terms),
    level: step.level,
    weight: step.weight,
    status: 'skipped',
    reason: null,
    failure: null,
    notes: [],
    ms: 0,
    exchanges: [],
  };
}

function wordingOf(wording: Wording, terms: Terms): string {
  return typeof wording === 'string' ? wording : wording(terms);
}

/** @returns why the step is not run, null to run it */
export function notRun(
  planned: Planned,
  plan: readonly Planned[],
  terms: Terms,
  has: (port: Port) => boolean,
): { status: StepStatus; reason: string } | null {
  const { check, step, variant, ports } = planned;
  if (step.variant !== undefined && step.variant !== variant)
    return { status: 'not-asked', reason: `part of the stricter form “${step.variant}”` };
  if (step.variant === undefined && variant !== null && check.variants[variant]?.alone === true)
    return { status: 'not-asked', reason: `not part of the form “${variant}”` };
  const leftOut = step.unless?.(terms) ?? null;
  if (leftOut !== null) return { status: 'not-asked', reason: leftOut };
  const missing = ports.find((port) => !has(port));
  if (missing !== undefined) return { status: 'error', reason: MISSING[missing] };
  return blockedBy(step, plan);
}

const MISSING: Record<Port, string> = {
  http: 'This check asks a running server: give its address with --url.',
  lifecycle: 'This check stops and starts your server: let Waymark start it, with --start and your command.',
  instances:
    'This check stops instances behind your balancer: say under balancing.instances in waymark.yaml how each is started, two or more, { start: node server.js, port: 3001 }, and give the balancer alone to --start.',
  repository: 'This check reads your repository: name it in the project.',
  site: 'This check asks a public name: deploy your server, then give its address with --url https://your.name.',
  provider:
    'This check plays the other service, on your own machine: run it in a terminal with --start and your command, so that your server learns the address of the service.',
};

function blockedBy(step: Step<unknown>, plan: readonly Planned[]): { status: StepStatus; reason: string } | null {
  for (const needed of step.after) {
    const result = plan.find((one) => one.step === needed)?.result;
    if (result?.status === 'pass') continue;
    const why = result?.status === 'not-asked' ? 'not-asked' : 'skipped';
    return { status: why, reason: `builds on “${result?.title ?? needed.id}”, which did not pass` };
  }
  return null;
}
