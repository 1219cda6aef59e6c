import type { ExplainTask } from '@waymark/learning';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import type { ExplanationPack } from './pack.ts';
import { attemptById, detail, explanationOf, finish, overview, saveDraft, start } from './service.ts';

type Names =
  | 'listExplanations'
  | 'getExplanation'
  | 'startExplanation'
  | 'getExplanationAttempt'
  | 'saveExplanation'
  | 'finishExplanation';
type Write = Pick<Call<'startExplanation'>, 'db' | 'params' | 'now' | 'changed'>;

export interface ExplanationDeps {
  library: Library;
  explanations: () => Promise<ExplanationPack>;
}

export function explanationHandlers({ library, explanations }: ExplanationDeps): Handlers<Names> {
  async function write<T>(
    { db, params, now, changed }: Write,
    work: (open: OpenProgramme, task: ExplainTask) => Promise<T>,
  ): Promise<T> {
    const task = explanationOf(await explanations(), params.explanation);
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open, task);
    changed({ programmeId: open.programme.id, revision, feature: 'explanations' });
    return result;
  }
  return {
    async listExplanations({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return { explanations: await overview(db, open, await explanations()) };
    },
    async getExplanation({ db, params, now }) {
      const task = explanationOf(await explanations(), params.explanation);
      return detail(db, await library.open(db, params.programme, now), task);
    },
    async getExplanationAttempt({ db, params, now }) {
      const task = explanationOf(await explanations(), params.explanation);
      return attemptById(db, await library.open(db, params.programme, now), task, params.attempt);
    },
    startExplanation: (call) => write(call, (open, task) => start(call.db, open, task, call.now)),
    saveExplanation: (call) =>
      write(call, (open, task) => saveDraft(call.db, open, task, call.params.attempt, call.body)),
    finishExplanation: (call) =>
      write(call, (open, task) =>
        finish(call.db, open, task, call.params.attempt, call.body, { rules: open.rules, now: call.now }),
      ),
  };
}
