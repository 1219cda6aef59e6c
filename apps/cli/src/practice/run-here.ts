/** Runs the examples of a challenge on this machine, in a plain process: the learner's own code, on the learner's own word. */
import { challengeOf, judge, type Executor, type Verdict } from '@waymark/judge';
import type { ChallengeDetail } from '@waymark/contract';
import type * as executors from '@waymark/judge/executors';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { houseFolder } from '../shell/house.ts';
import type { WorkFile } from './work-files.ts';

type Executors = typeof executors;

/** By path: executors find their own files beside them, which a bundle does not have. */
export async function loadExecutors(): Promise<Executors> {
  const file = path.join(houseFolder(), 'packages/judge/src/executors/index.ts');
  return (await import(pathToFileURL(file).href)) as Executors;
}

/** @throws CommandFailure where this machine does not run the language */
export async function runExamples(
  examples: NonNullable<ChallengeDetail['examples']>,
  { language }: WorkFile,
  code: string,
): Promise<Verdict> {
  if (language === 'sql') throw new CommandFailure('An SQL exercise has no examples of this kind.');
  const executor = await localExecutor(language);
  try {
    return await judge({ challenge: challengeOf(examples), language, code, seed: 0, executor });
  } finally {
    await executor.close();
  }
}

async function localExecutor(language: 'python' | 'javascript'): Promise<Executor> {
  const { localPython, localJavaScript } = await loadExecutors();
  const executor = language === 'python' ? localPython() : localJavaScript();
  const found = await executor.probe();
  if (found.available) return executor;
  await executor.close();
  throw new CommandFailure(`This machine does not run ${language}: ${found.reason}.`, EXIT.unavailable);
}
