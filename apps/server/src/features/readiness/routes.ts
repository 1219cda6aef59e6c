import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { readinessView, recordTools } from './service.ts';

export function readinessHandlers({ library }: { library: Library }): Handlers<'getReadiness' | 'reportTools'> {
  return {
    getReadiness: async ({ db, params, now }) => readinessView(db, await library.open(db, params.programme, now)),
    async reportTools({ db, params, body, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      await recordTools(db, open, body.tools, now);
      changed({ programmeId: open.programme.id, revision, feature: 'readiness' });
      return readinessView(db, open);
    },
  };
}
