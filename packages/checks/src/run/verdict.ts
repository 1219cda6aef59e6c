/** From steps to the result of a check, and from results to the run's verdict. Fails closed. */
import type { Check } from '../check/model.ts';
import type { CheckResult, Status, StepResult } from '../record/model.ts';

/**
 * @param below results of the checks it needs
 * @param value what a step measured
 */
export function resultOf(
  check: Check,
  variant: string | null,
  steps: StepResult[],
  below: CheckResult[],
  value?: number,
): CheckResult {
  const asked = steps.filter((step) => step.status !== 'not-asked');
  const sum = (list: StepResult[]): number => list.reduce((total, step) => total + step.weight, 0);
  const score = { earned: sum(asked.filter((step) => step.status === 'pass')), possible: sum(asked) };
  const status = statusOf(check, asked, score, below);
  return {
    name: check.name,
    variant,
    version: check.version,
    title: check.title,
    status,
    score,
    goodEnough: status === 'pass' && asked.some((step) => step.status !== 'pass'),
    ...(variant !== null && check.variants[variant]?.alone === true && { alone: true as const }),
    ...(value !== undefined && { value }),
    steps,
  };
}

function statusOf(check: Check, asked: StepResult[], score: CheckResult['score'], below: CheckResult[]): Status {
  // Nothing asked proves nothing.
  if (score.possible === 0) return 'error';
  if (asked.some((step) => step.status === 'error') || below.some((result) => result.status === 'error'))
    return 'error';
  if (below.some((result) => result.status !== 'pass')) return 'fail';
  const isHeld = asked.every((step) => step.status === 'pass' || step.level === 'should');
  return isHeld && score.earned >= check.goodEnough * score.possible ? 'pass' : 'fail';
}

/** @returns the verdict of the whole run and one sentence on it */
export function verdictOf(checks: CheckResult[]): { status: Status; summary: string } {
  const top = checks.at(-1);
  if (top === undefined) return { status: 'error', summary: 'Nothing was checked.' };
  const steps = checks.flatMap((check) => check.steps);
  return { status: top.status, summary: summaryOf(top, steps) };
}

function summaryOf(top: CheckResult, steps: StepResult[]): string {
  const passed = steps.filter((step) => step.status === 'pass').length;
  const open = steps.filter((step) => step.status === 'fail' || step.status === 'skipped').length;
  switch (top.status) {
    case 'pass':
      return open === 0
        ? `Passed: all ${passed} steps.`
        : `Passed: good enough, move on. Worth having and still open: ${open} of ${passed + open} steps.`;
    case 'fail': {
      const first =
        steps.find((step) => step.status === 'fail' && step.level === 'must') ??
        steps.find((step) => step.status === 'fail');
      return `Not yet: ${passed} of ${passed + open} steps passed.${first?.failure ? ` First: ${first.title}. ${first.failure.advice}` : ''}`;
    }
    case 'error': {
      const first = steps.find((step) => step.status === 'error');
      return `No verdict, and nothing counted. ${first?.reason ?? 'Nothing of this check applies to your terms.'}`;
    }
  }
}
