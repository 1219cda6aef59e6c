/** How projects, rungs and runs are said. */
import type { Project, Rung, Run, StepResult } from '@waymark/contract';
import { dateWords } from '#web/design/words.ts';

const ROUTES: Record<Run['route'], string> = {
  direct: 'over its public address',
  tunnel: 'through a tunnel from your terminal',
  clone: 'in its repository',
  loopback: 'on your own machine',
};

export function routeWords(route: Run['route']): string {
  return ROUTES[route];
}

const RUN_STATES: Record<Run['status'], string> = {
  waiting: 'Running',
  pass: 'Passed',
  fail: 'Not yet',
  error: 'Could not be checked',
};

export function runWords({ status }: Pick<Run, 'status'>): string {
  return RUN_STATES[status];
}

/** @returns where a rung stands, in a few words */
export function rungWords({ state, strength, passedAt, lastRun }: Rung): string {
  const on = (at: string | null): string => (at === null ? '' : ` on ${dateWords(at.slice(0, 10), 'date')}`);
  if (lastRun?.status === 'waiting') return RUN_STATES.waiting;
  switch (state) {
    case 'passed':
      return `Passed${on(passedAt)}, ${strength ?? 'checked'}`;
    case 'failing':
      return `Failing now; it passed${on(passedAt)}`;
    case 'failed':
      return `Not yet${on(lastRun?.finishedAt ?? null)}`;
    case 'open':
      return lastRun === null ? 'Not checked yet' : RUN_STATES[lastRun.status];
  }
}

const STEPS: Record<StepResult['status'], string> = {
  pass: 'Passed',
  fail: 'Failed',
  error: 'Could not be checked',
  skipped: 'Skipped',
  'not-asked': 'Not asked',
};

export function stepWords(status: StepResult['status']): string {
  return STEPS[status];
}

/** @returns the contract of a project, as its learner named it */
export function contractWords({ terms }: Pick<Project, 'terms'>): string {
  if (terms.path === '/todos') return 'To-do list';
  if (terms.path === '/posts') return 'Blog';
  return `${terms.noun.charAt(0).toUpperCase()}${terms.noun.slice(1)} at ${terms.path}`;
}

/** @returns an address without what every address begins with */
export function addressWords(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
