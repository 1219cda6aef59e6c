import { AppError } from '@waymark/contract';
import { timeEntries, timers } from '@waymark/store';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { editTime, leaveOutTime, logTime, startTimer, stopTimer } from './service.ts';

type Names =
  | 'listTimeEntries'
  | 'addTimeEntry'
  | 'editTimeEntry'
  | 'deleteTimeEntry'
  | 'startTimer'
  | 'stopTimer'
  | 'leaveOutTime'
  | 'discardTimer';
type Write = Pick<Call<'discardTimer'>, 'db' | 'params' | 'now' | 'changed'>;

export function timeHandlers({ library }: { library: Library }): Handlers<Names> {
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'time' });
    return result;
  }
  return {
    async listTimeEntries({ db, params, query, now }) {
      const { programme } = await library.open(db, params.programme, now);
      return { entries: await timeEntries.list(db, programme.id, query) };
    },
    addTimeEntry: (call) =>
      write(call, (open) => logTime(call.db, open, { ...call.body, date: call.body.date ?? open.today }, call.now)),
    editTimeEntry: (call) => write(call, (open) => editTime(call.db, open, call.params.entry, call.body)),
    deleteTimeEntry: (call) =>
      write(call, async ({ programme }) => {
        if (!(await timeEntries.remove(call.db, programme.id, call.params.entry)))
          throw new AppError('entry-not-found');
      }),
    startTimer: (call) => write(call, (open) => startTimer(call.db, open, call.body, call.now)),
    stopTimer: (call) => write(call, (open) => stopTimer(call.db, open, call.body, call.now)),
    leaveOutTime: (call) => write(call, (open) => leaveOutTime(call.db, open, call.body.minutes, call.now)),
    discardTimer: (call) =>
      write(call, async ({ programme }) => {
        if (!(await timers.stop(call.db, programme.id))) throw new AppError('no-timer');
      }),
  };
}
