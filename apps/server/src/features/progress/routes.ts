import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { progressView } from './service.ts';

export function progressHandlers({ library }: { library: Library }): Handlers<'getProgress'> {
  return {
    async getProgress({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return progressView(db, open, open.rules);
    },
  };
}
