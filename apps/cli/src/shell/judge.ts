/** The judge, loaded by path: the bundle holds no code that starts a learner's program, and a start without practice pays nothing for it. */
import type { Config, JudgePort, LoadJudge } from '@waymark/server';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { houseFolder } from './house.ts';

interface WorkerModule {
  createWorker: (options: { mode: Config['mode']; workers: number }) => JudgePort;
}

/** @returns a loader for `createApp`; it rejects when the installation is incomplete */
export function judgeOf({ mode }: Config): LoadJudge {
  return async () => {
    const file = path.join(houseFolder(), 'apps/server/src/worker/worker.ts');
    const { createWorker } = (await import(pathToFileURL(file).href)) as WorkerModule;
    return createWorker({ mode, workers: availableParallelism() });
  };
}
