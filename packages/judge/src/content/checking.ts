/** What every part of the check of a challenge works with. */
import type { Challenge, Problem, Source } from '../challenge/model.ts';
import type { Executor, Verdict } from '../types.ts';
import { judge } from '../verdict/judge.ts';

export interface Checking {
  challenge: Challenge;
  /** For the languages that this machine runs. */
  executors: Partial<Record<Source['language'], Executor>>;
  /** One solution says for both languages what random cases should give: so both are held to the same answers. */
  reference: Source & { executor: Executor };
  /** Of random cases. More than one, so that what is right by luck does not stay unseen. */
  seeds: readonly number[];
  signal: AbortSignal;
}

export const EXTENSION = { python: 'py', javascript: 'js' } as const;

/** @returns the verdict; null where this machine does not run the language */
export async function judgeHere(
  checking: Checking,
  { language, code }: Source,
  seed: number,
  options: { advice: boolean } = { advice: true },
): Promise<Verdict | null> {
  const { challenge, executors, reference, signal } = checking;
  const executor = executors[language];
  if (executor === undefined) return null;
  const wrong = options.advice ? challenge.wrong : [];
  return judge({ challenge, language, code, seed, executor, reference, wrong, signal });
}

/** @returns a verdict in a line or two, for an author */
export function told({ summary, firstFailure }: Verdict): string {
  if (firstFailure === null) return summary;
  const { name, call, expected, actual, advice } = firstFailure;
  const said = advice === null ? '' : ` Advice: ${advice}`;
  return `${summary} Case "${name}": ${call.replaceAll('\n', ' ')} should give ${expected}, gives ${actual}.${said}`;
}

export function problem(where: string, message: string): Problem {
  return { where, message };
}
