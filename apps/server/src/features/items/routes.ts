import type { Handlers } from '../../platform/http/handler.ts';
import { itemOf, type Library } from '../../programme/open.ts';
import { itemDetail, writeNote } from './service.ts';

export function itemsHandlers({ library }: { library: Library }): Handlers<'getItem' | 'putNote'> {
  return {
    async getItem({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return itemDetail(db, open, itemOf(open, params));
    },
    async putNote({ db, params, body, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      const note = await writeNote(db, open, itemOf(open, params), body, now);
      changed({ programmeId: open.programme.id, revision, feature: 'items' });
      return note;
    },
  };
}
