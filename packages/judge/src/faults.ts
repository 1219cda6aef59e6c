import type { Limits } from './types.ts';

/** The executor failed, not the program: worth another try, and never an attempt of the learner's. */
export class ExecutorFault extends Error {
  override readonly name = 'ExecutorFault';
}

/** For what is a courtesy: @returns null where an executor failed; everything else that is thrown goes on */
export async function withoutFaults<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ExecutorFault) return null;
    throw error;
  }
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
