import type { Limits } from './types.ts';

/** The executor failed, not the program: worth another try, and never an attempt of the learner's. */
export class ExecutorFault extends Error {
  override readonly name = 'ExecutorFault';
}

/**
 * What a whole run may take, so that twenty slow calls do not hold a worker for twenty limits.
 * @param calls how many calls the run makes
 * @returns milliseconds: up to eight times the limits of one call
 */
export function runBudget(limits: Limits, calls: number): { cpuMs: number; wallMs: number } {
  const times = Math.min(Math.max(calls, 1), 8);
  return { cpuMs: limits.cpuMs * times, wallMs: limits.wallMs * times };
}
