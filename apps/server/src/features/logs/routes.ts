import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { APPLICATIONS, DEMOS, mockInterviewsWith } from './kinds.ts';
import type { Rubrics } from './rubrics.ts';
import { addEntry, getEntry, listEntries, putEntry, removeEntry } from './service.ts';

type Names =
  | 'listApplications' | 'addApplication' | 'getApplication' | 'putApplication' | 'deleteApplication'
  | 'listDemos' | 'addDemo' | 'getDemo' | 'putDemo' | 'deleteDemo'
  | 'listMockInterviews' | 'addMockInterview' | 'getMockInterview' | 'putMockInterview' | 'deleteMockInterview'
  | 'getRubrics'; // prettier-ignore
type Read = Pick<Call<'listDemos'>, 'db' | 'params' | 'now'>;
type Write = Read & Pick<Call<'addDemo'>, 'changed'>;

export function logHandlers({ library, rubrics }: { library: Library; rubrics: Rubrics }): Handlers<Names> {
  const mocks = mockInterviewsWith(rubrics);
  const opened = ({ db, params, now }: Read): Promise<OpenProgramme> => library.open(db, params.programme, now);
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'logs' });
    return result;
  }
  return {
    listApplications: async (call) => listEntries(call.db, await opened(call), APPLICATIONS, call.query),
    getApplication: async (call) => getEntry(call.db, await opened(call), APPLICATIONS, call.params.entry),
    addApplication: (call) => write(call, (open) => addEntry(call.db, open, APPLICATIONS, call.body, call.now)),
    putApplication: (call) =>
      write(call, (open) => putEntry(call.db, open, APPLICATIONS, put(call.params, call.body), call.now)),
    deleteApplication: (call) =>
      write(call, (open) => removeEntry(call.db, open, APPLICATIONS, call.params.entry, call.now)),
    listDemos: async (call) => listEntries(call.db, await opened(call), DEMOS, call.query),
    getDemo: async (call) => getEntry(call.db, await opened(call), DEMOS, call.params.entry),
    addDemo: (call) => write(call, (open) => addEntry(call.db, open, DEMOS, call.body, call.now)),
    putDemo: (call) => write(call, (open) => putEntry(call.db, open, DEMOS, put(call.params, call.body), call.now)),
    deleteDemo: (call) => write(call, (open) => removeEntry(call.db, open, DEMOS, call.params.entry, call.now)),
    listMockInterviews: async (call) => listEntries(call.db, await opened(call), mocks, call.query),
    getMockInterview: async (call) => getEntry(call.db, await opened(call), mocks, call.params.entry),
    addMockInterview: (call) => write(call, (open) => addEntry(call.db, open, mocks, call.body, call.now)),
    putMockInterview: (call) =>
      write(call, (open) => putEntry(call.db, open, mocks, put(call.params, call.body), call.now)),
    deleteMockInterview: (call) =>
      write(call, (open) => removeEntry(call.db, open, mocks, call.params.entry, call.now)),
    async getRubrics() {
      return { rubrics: [...(await rubrics()).values()] };
    },
  };
}

function put<G>({ entry }: { entry: string }, given: G): { id: string; given: G } {
  return { id: entry, given };
}
