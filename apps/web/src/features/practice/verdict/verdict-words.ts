/** Who judged, and what a verdict is worth, in one quiet line. */
import type { Verdict } from '@waymark/judge';

/** @returns e.g. `Judged by sandbox-python in a sandbox (Python 3.11.2), with cases you had not seen.` */
export function judgedBy({ executor, sandboxed, runtime }: Verdict): string {
  if (executor === '') return 'No executor took it.';
  const where = sandboxed ? 'in a sandbox' : 'on this machine, without a sandbox';
  return `Judged by ${executor} ${where}${runtime === '' ? '' : ` (${runtime})`}, with cases you had not seen.`;
}

/** @param ms how long the run took */
export function ranBy({ runtime, executor }: Pick<Verdict, 'runtime' | 'executor'>, ms: number): string {
  return `Run in this page by ${runtime === '' ? executor : runtime} in ${secondsWords(ms)}. Only the examples; it counts for nothing yet.`;
}

/** @returns `0.04 s`, `1.2 s` */
export function secondsWords(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 1000 ? 2 : 1)}\u00a0s`;
}

/** What the examples said, where the judge's own sentence would promise too much. */
export function exampleWords(verdict: Verdict): string {
  if (verdict.status !== 'pass') return verdict.summary;
  const count = verdict.total === 1 ? 'The example works' : `All ${verdict.total} examples work`;
  return `${count}. Submit it to be judged with cases that you have not seen.`;
}
