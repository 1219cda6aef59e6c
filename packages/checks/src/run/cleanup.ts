/** Undoes what a run made, last first. What goes wrong here changes no verdict: the learner's list is a little longer. */
import type { RunEvent, RunRecord } from '../record/model.ts';
import type { Session } from './session.ts';
import type { UndoWork } from './tools.ts';

const ONE_MS = 3_000;
const ALL_MS = 15_000;

export interface Cleanup {
  add(what: string, allow: (method: string, path: string) => void, work: UndoWork): void;
  run(): Promise<RunRecord['cleanup']>;
}

export function createCleanup(session: Session, tell: (event: RunEvent) => void): Cleanup {
  const works: { what: string; allow: (method: string, path: string) => void; work: UndoWork }[] = [];
  return {
    add: (what, allow, work) => works.push({ what, allow, work }),
    async run() {
      const done: RunRecord['cleanup'] = [];
      const all = AbortSignal.timeout(ALL_MS);
      for (const { what, allow, work } of works.splice(0).reverse()) {
        const signal = AbortSignal.any([all, AbortSignal.timeout(ONE_MS)]);
        const caller = { allow, signal, began: () => undefined, ended: () => undefined, isCleanup: true };
        const isDone = await work((ask) => session.send(ask, caller)).then(
          () => true,
          () => false,
        );
        tell({ type: 'cleanup', what, done: isDone });
        done.push({ what, done: isDone });
      }
      return done;
    },
  };
}
