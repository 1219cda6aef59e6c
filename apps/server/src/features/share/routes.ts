import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { provables, type RulePacks } from '../tailor/own-rules.ts';
import { communitiesView, type CommunityPack } from './communities.ts';
import { sharedCard, sharedWeek } from './service.ts';

type Names = 'getSharedWeek' | 'drawSharedWeek' | 'listCommunities';

interface ShareDeps extends RulePacks {
  library: Library;
  communities: CommunityPack;
}

export function shareHandlers({ library, communities, ...packs }: ShareDeps): Handlers<Names> {
  return {
    async getSharedWeek({ db, params, query, now }) {
      const known = await provables(packs);
      return sharedWeek(db, await library.open(db, params.programme, now), query, known);
    },
    async drawSharedWeek({ db, params, query, now }) {
      const known = await provables(packs);
      const body = await sharedCard(db, await library.open(db, params.programme, now), query, known);
      return { body, headers: { 'content-disposition': 'inline; filename="waymark-week.svg"' } };
    },
    async listCommunities({ db, params, now }) {
      return communitiesView(db, await library.open(db, params.programme, now), await communities());
    },
  };
}
