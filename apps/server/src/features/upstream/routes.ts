import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { OpenProgramme } from '../../programme/open.ts';
import { askAgain, mergeUpstream, previewUpstream, syncedView, syncRoadmap, type UpstreamDeps } from './service.ts';
import { upstreamView } from './view.ts';

type Names = 'getUpstream' | 'previewUpstream' | 'mergeUpstream' | 'askUpstreamAgain' | 'syncRoadmap';

type Write = Pick<Call<'mergeUpstream'>, 'db' | 'params' | 'now' | 'changed'>;

export function upstreamHandlers(deps: UpstreamDeps): Handlers<Names> {
  const { library } = deps;
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'upstream' });
    return result;
  }
  return {
    async getUpstream({ db, params, query, now }) {
      return upstreamView(db, await library.open(db, params.programme, now), deps.packDocument, query.from);
    },
    async previewUpstream({ db, params, body, now }) {
      return previewUpstream(db, await library.open(db, params.programme, now), body, deps);
    },
    mergeUpstream: (call) => write(call, (open) => mergeUpstream(call.db, open, call.body, deps, call.now)),
    askUpstreamAgain: (call) =>
      write(call, async (open) => ({ changes: await askAgain(call.db, open, call.body.from, deps, call.now) })),
    syncRoadmap: (call) =>
      write(call, async (open) => syncedView(await syncRoadmap(call.db, open, call.body, library, call.now))),
  };
}
