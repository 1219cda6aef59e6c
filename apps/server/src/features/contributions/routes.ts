import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { OpenProgramme } from '../../programme/open.ts';
import { readOn, type HostDeps } from './host.ts';
import { contributionsView, forget, takeCommits } from './service.ts';

type Names = 'getContributions' | 'reportCommits' | 'readHost' | 'forgetSource';
type Write = Pick<Call<'reportCommits'>, 'db' | 'params' | 'now' | 'changed'>;

export function contributionHandlers({ host }: { host: HostDeps }): Handlers<Names> {
  const { library } = host;
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'contributions' });
    return result;
  }
  return {
    async getContributions({ db, params, now }) {
      return contributionsView(db, await library.open(db, params.programme, now));
    },
    reportCommits: (call) => write(call, (open) => takeCommits(call.db, open, call.body, call.now)),
    async readHost({ params, body, changed, signal }) {
      const { revision, programmeId, ...reading } = await readOn(host, { ...params, ...body }, signal);
      changed({ programmeId, revision, feature: 'contributions' });
      return reading;
    },
    forgetSource: (call) => write(call, (open) => forget(call.db, open, call.params.source, call.now)),
  };
}
