import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import type { Looking } from './looking.ts';
import { linkReport } from './service.ts';

export interface LinksDeps {
  library: Library;
  looking: Looking;
}

export function linkHandlers({ library, looking }: LinksDeps): Handlers<'listLinks' | 'checkLinks'> {
  return {
    async listLinks({ db, params, query, now }) {
      const { roadmap } = await library.open(db, params.programme, now);
      return linkReport(db, roadmap, { show: query.show, isOn: looking.isOn });
    },
    checkLinks: ({ params, body, signal }) => looking.check(params.programme, body.url, signal),
  };
}
