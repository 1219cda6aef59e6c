import type { Submission } from '@waymark/contract';
import type { Bus } from '../../platform/events/bus.ts';
import { untilSettled } from '../../platform/events/until-settled.ts';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import type { Judging } from './judging.ts';
import type { PracticeChallenge, PracticePack } from './pack.ts';
import { challengeOf, detail, handIn, moveOn, overview, saveDraft, showHint, submissionById } from './service.ts';

type Names =
  'getPractice' | 'getChallenge' | 'putDraft' | 'showHint' | 'moveOn' | 'submit' | 'getSubmission' | 'getJudge';
type Write = Pick<Call<'showHint'>, 'db' | 'params' | 'now' | 'changed'>;

export interface PracticeDeps {
  library: Library;
  bus: Bus;
  pack: () => Promise<PracticePack>;
  judging: Judging;
}

export function practiceHandlers({ library, bus, pack, judging }: PracticeDeps): Handlers<Names> {
  async function write<T>(
    { db, params, now, changed }: Write,
    work: (open: OpenProgramme, one: PracticeChallenge) => Promise<T>,
  ): Promise<T> {
    const one = challengeOf(await pack(), params.challenge);
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open, one);
    changed({ programmeId: open.programme.id, revision, feature: 'practice' });
    return result;
  }
  return {
    async getPractice({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return overview(db, open, await pack(), open.rules);
    },
    async getChallenge({ db, params, now }) {
      const one = challengeOf(await pack(), params.challenge);
      return detail(db, await library.open(db, params.programme, now), one);
    },
    putDraft: (call) => write(call, (open, one) => saveDraft(call.db, open, one, call.body, call.now)),
    showHint: (call) => write(call, (open, one) => showHint(call.db, open, one)),
    moveOn: (call) => write(call, (open, one) => moveOn(call.db, open, one, call.body.movedOn, call.now)),
    submit: (call) => write(call, (open, one) => handIn(call.db, open, one, call.body, call.now)),
    async getSubmission({ db, params, query, now, signal }) {
      const read = async (): Promise<Submission> =>
        submissionById(db, await library.open(db, params.programme, now), params.submission);
      return untilSettled(bus, read, ({ status }) => status === 'queued', query.wait ?? 0, signal);
    },
    async getJudge() {
      const port = await judging.port();
      return { executors: await port.executors(), waiting: judging.waiting };
    },
  };
}
