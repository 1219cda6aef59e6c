import { cards, reviewSettings } from '@waymark/store';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { addCard, deleteCard, editCard, exported, importCards } from './own-cards.ts';
import { queueView, rate, setAside, undo } from './service.ts';
import { cardView } from './views.ts';

type Names =
  | 'getReview'
  | 'rateCard'
  | 'undoReview'
  | 'setReviewCap'
  | 'listCards'
  | 'addCard'
  | 'editCard'
  | 'deleteCard'
  | 'setCardAside'
  | 'exportCards'
  | 'importCards';
type Write = Pick<Call<'undoReview'>, 'db' | 'params' | 'now' | 'changed'>;

export function reviewHandlers({ library }: { library: Library }): Handlers<Names> {
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'review' });
    return result;
  }
  return {
    async getReview({ db, params, now }) {
      return queueView(db, await library.open(db, params.programme, now), now);
    },
    rateCard: (call) => write(call, (open) => rate(call.db, open, call.params.card, call.body, call.now)),
    undoReview: (call) => write(call, (open) => undo(call.db, open, call.now)),
    setReviewCap: ({ db, body, ...call }) =>
      write({ db, ...call }, async ({ programme }) => {
        await reviewSettings.saveDailyCap(db, programme.id, body.dailyCap);
        return { dailyCap: body.dailyCap };
      }),
    async listCards({ db, params, now }) {
      const { programme } = await library.open(db, params.programme, now);
      return { cards: (await cards.list(db, programme.id)).map(cardView) };
    },
    addCard: (call) => write(call, (open) => addCard(call.db, open, call.body, call.now)),
    editCard: (call) => write(call, (open) => editCard(call.db, open, call.params.card, call.body)),
    deleteCard: (call) => write(call, (open) => deleteCard(call.db, open, call.params.card)),
    setCardAside: (call) => write(call, (open) => setAside(call.db, open, call.params.card, call.body.aside, call.now)),
    async exportCards({ db, params, now }) {
      const body = await exported(db, await library.open(db, params.programme, now));
      return { body, headers: { 'content-disposition': 'attachment; filename="waymark-cards.txt"' } };
    },
    importCards: (call) => write(call, (open) => importCards(call.db, open, call.body, call.now)),
  };
}
