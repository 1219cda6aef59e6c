/** A call that ends the process costs itself, not the calls after it: those go on in a fresh process. */
import type { CallFacts, RunFacts, RunRequest } from '../../types.ts';
import { notRun, readBatch } from './facts.ts';
import type { Batch } from './wire.ts';

/** How many calls may end their process before the rest is not tried: a program that always hangs must not cost 20 limits. */
const DEATHS_AT_MOST = 3;

/**
 * @param runBatch runs some of the calls in a process of their own
 * @returns facts for every call; the rejections of `runBatch` pass through
 */
export async function runInBatches(
  request: RunRequest,
  runBatch: (part: RunRequest) => Promise<Batch>,
): Promise<Pick<RunFacts, 'loadError' | 'calls' | 'cpuMs'>> {
  const calls: CallFacts[] = [];
  let cpuMs = 0;
  for (let deaths = 0; calls.length < request.calls.length && deaths < DEATHS_AT_MOST; deaths += 1) {
    const rest = request.calls.slice(calls.length);
    const batch = await runBatch({ ...request, calls: rest });
    cpuMs += batch.ended.cpuMs;
    const { loadError, calls: made } = readBatch(batch, rest.length);
    if (loadError !== null) return { loadError, calls: request.calls.map(notRun), cpuMs };
    calls.push(...made);
  }
  while (calls.length < request.calls.length) calls.push(notRun());
  return { loadError: null, calls, cpuMs };
}
