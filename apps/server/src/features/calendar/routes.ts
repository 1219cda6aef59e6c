import { AppError } from '@waymark/contract';
import { feeds, programmes, type Db } from '@waymark/store';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { pathOf, programmeAt, renew } from './address.ts';
import { readFeed } from './feed.ts';

export interface CalendarDeps {
  library: Library;
  /** Where this instance is reached from. */
  mode: 'local' | 'hosted';
  /** As people open it, in hosted mode; null where nobody said. */
  publicUrl: string | null;
}

type CalendarRoute = 'getCalendar' | 'renewCalendar' | 'editCalendar' | 'revokeCalendar' | 'readCalendar';

export function calendarHandlers({ library, mode, publicUrl }: CalendarDeps): Handlers<CalendarRoute> {
  return {
    async getCalendar({ db, params, now, origin }) {
      const { programme } = await library.open(db, params.programme, now);
      const feed = await feeds.get(db, programme.id);
      const path = feed === null ? null : await pathOf(db, programme.id, feed);
      return {
        address: feed && {
          url: path === null ? null : `${publicUrl ?? origin}${path}`,
          alarmMinutes: feed.alarmMinutes,
          createdAt: feed.createdAt,
        },
        reach: mode === 'local' ? 'this-machine' : 'everywhere',
        planned: programme.plan !== null,
      };
    },
    async renewCalendar({ db, params, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      await renew(db, open.programme.id, now);
      changed({ programmeId: open.programme.id, revision, feature: 'calendar' });
    },
    async editCalendar({ db, params, body, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      await feeds.put(db, open.programme.id, { ...(await standing(db, open.programme.id)), ...body });
      changed({ programmeId: open.programme.id, revision, feature: 'calendar' });
    },
    async revokeCalendar({ db, params, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      await feeds.remove(db, open.programme.id);
      changed({ programmeId: open.programme.id, revision, feature: 'calendar' });
    },
    async readCalendar({ db, params, now, origin }) {
      const id = await programmeAt(db, params.file);
      if (id === null || (await programmes.get(db, id)) === null) throw new AppError('not-found');
      return { body: await readFeed(db, id, now, publicUrl ?? origin), headers: FEED_HEADERS };
    },
  };
}

/** Kept by the calendar that asked and by nothing between, and asked for again with its ETag. */
const FEED_HEADERS = {
  'cache-control': 'private, no-cache',
  'content-disposition': 'inline; filename="waymark.ics"',
  'x-robots-tag': 'noindex',
};

/** @throws AppError `no-calendar` */
async function standing(db: Db, programmeId: string): Promise<feeds.StoredFeed> {
  const feed = await feeds.get(db, programmeId);
  if (feed === null) throw new AppError('no-calendar');
  return feed;
}
