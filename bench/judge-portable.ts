/** Python without Linux namespaces: what a snapshot saves, and a verdict in a process that is ready, against plain `python3`. */
import { execFileSync } from 'node:child_process';
import { portablePython } from '@waymark/judge/executors';
import type { Executor, RunRequest } from '@waymark/judge';
import { medianMs, type Budget } from './budget.ts';

const PYTHON = '/usr/bin/python3';
const CODE = 'def f(numbers):\n    return sorted(numbers)\n';
const CASES = 20;
const STARTS = 5;
const WARM_TURNS = 9;
/** Longer than a process takes to get ready, on a quiet machine: the next one starts between two submissions. */
const PAUSE_MS = 1500;

const request: RunRequest = {
  language: 'python',
  code: CODE,
  calls: Array.from({ length: CASES }, (_, at) => ({ kind: 'function', name: 'f', args: [[at, 3, 1, 2]] })),
  limits: { cpuMs: 2000, wallMs: 10_000, memoryBytes: 64 * 2 ** 20, outputBytes: 10_000 },
};

async function run(executor: Executor): Promise<number> {
  const started = performance.now();
  const { calls } = await executor.run(request, AbortSignal.timeout(120_000));
  if (!calls.every(({ status }) => status === 'returned')) throw new Error('a call did not return');
  return performance.now() - started;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** Runs in a row: nobody waits between them, so each waits for its process. */
async function startAndRun(executor: Executor): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn <= STARTS; turn += 1) times.push(await run(executor));
  return median(times.slice(1));
}

async function warmRun(executor: Executor): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < WARM_TURNS; turn += 1) {
    await new Promise((go) => setTimeout(go, PAUSE_MS));
    times.push(await run(executor));
  }
  return median(times);
}

export default async function bench(): Promise<Budget[]> {
  const [kept, bare] = [portablePython(), portablePython({ snapshot: false })];
  try {
    const withSnapshot = await startAndRun(kept);
    const without = await startAndRun(bare);
    const warm = await warmRun(kept);
    const plain = await medianMs(9, () => execFileSync(PYTHON, ['-c', `${CODE}\nprint(f([3, 1, 2]))`]));
    return [
      {
        name: 'portable Python, a process and its run',
        value: `${withSnapshot.toFixed(0)} ms`,
        baseline: `the same without a snapshot (${without.toFixed(0)} ms)`,
        ratio: withSnapshot / without,
        budget: 'at most 0.5',
        holds: withSnapshot <= without / 2,
      },
      {
        name: `portable Python, run of ${CASES} cases in a process that is ready`,
        value: `${warm.toFixed(1)} ms`,
        baseline: `a plain python3 process (${plain.toFixed(1)} ms)`,
        ratio: warm / plain,
        holds: true,
      },
    ];
  } finally {
    await Promise.all([kept.close(), bare.close()]);
  }
}
