import type { Call, Handlers } from '../../platform/http/handler.ts';
import { itemOf, type Library, type OpenProgramme } from '../../programme/open.ts';
import { claim, setState, withdraw } from './service.ts';

type Write = Pick<Call<'reflowPlan'>, 'db' | 'params' | 'now' | 'changed'>;

export function evidenceHandlers({
  library,
}: {
  library: Library;
}): Handlers<'addEvidence' | 'putState' | 'withdrawEvidence'> {
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'evidence' });
    return result;
  }
  return {
    addEvidence: (call) =>
      write(call, (open) => claim(call.db, open, open.rules, itemOf(open, call.params).id, call.body, call.now)),
    putState: (call) =>
      write(call, (open) => setState(call.db, open, open.rules, itemOf(open, call.params).id, call.body, call.now)),
    withdrawEvidence: (call) =>
      write(call, (open) => withdraw(call.db, open, open.rules, call.params.evidence, call.body.note, call.now)),
  };
}
