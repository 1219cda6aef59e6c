import type { Handlers } from '../../platform/http/handler.ts';
import { itemOf, type Library } from '../../programme/open.ts';
import type { ExplanationPack } from '../explanations/pack.ts';
import type { QuizPack } from '../quizzes/pack.ts';
import { pagesOf, type CommunityPack } from '../share/communities.ts';
import { itemDetail, writeNote } from './service.ts';
import { waysTo } from './ways.ts';

export interface ItemsDeps {
  library: Library;
  quizzes: () => Promise<QuizPack>;
  explanations: () => Promise<ExplanationPack>;
  communities: CommunityPack;
}

export function itemsHandlers({
  library,
  quizzes,
  explanations,
  communities,
}: ItemsDeps): Handlers<'getItem' | 'putNote'> {
  return {
    async getItem({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      const item = itemOf(open, params);
      const pages = pagesOf(await communities());
      const packs = { quizzes: (await quizzes()).all, explanations: (await explanations()).all, pages };
      return itemDetail(db, open, item, waysTo(open.roadmap, open.rules, item, packs));
    },
    async putNote({ db, params, body, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      const note = await writeNote(db, open, itemOf(open, params), body, now);
      changed({ programmeId: open.programme.id, revision, feature: 'items' });
      return note;
    },
  };
}
