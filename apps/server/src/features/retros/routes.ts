import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { provables, type RulePacks } from '../tailor/own-rules.ts';
import type { FactsDeps } from './facts.ts';
import { desk, discard, finish, journal, preview, save, start } from './service.ts';

type Names = 'listRetros' | 'startRetro' | 'getRetro' | 'saveRetro' | 'previewRetro' | 'finishRetro' | 'discardRetro';
type Write = Pick<Call<'startRetro'>, 'db' | 'params' | 'now' | 'changed'>;

export function retroHandlers({ library, ...packs }: RulePacks & { library: Library }): Handlers<Names> {
  async function write<T>(
    { db, params, now, changed }: Write,
    work: (open: OpenProgramme, deps: FactsDeps) => Promise<T>,
  ): Promise<T> {
    const known = await provables(packs);
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open, { known, now });
    changed({ programmeId: open.programme.id, revision, feature: 'retros' });
    return result;
  }
  return {
    listRetros: async ({ db, params, query, now }) => journal(db, await library.open(db, params.programme, now), query),
    async getRetro({ db, params, now }) {
      const known = await provables(packs);
      return desk(db, await library.open(db, params.programme, now), params.retro, { known, now });
    },
    previewRetro: async ({ db, params, body, now }) =>
      preview(db, await library.open(db, params.programme, now), params.retro, body),
    startRetro: (call) => write(call, (open, deps) => start(call.db, open, call.body, deps)),
    saveRetro: (call) => write(call, (open) => save(call.db, open, call.params.retro, call.body)),
    finishRetro: (call) => write(call, (open, deps) => finish(call.db, open, call.params.retro, call.body, deps)),
    discardRetro: (call) => write(call, (open) => discard(call.db, open, call.params.retro)),
  };
}
