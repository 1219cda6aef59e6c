/** The plan as calendars read it again and again: what moved moves, what did not change is the same text as before. */
import { calendarEvents, writeCalendar, type CalendarEvent, type CalendarInput } from '@waymark/exports';
import { instantOf, type Instant } from '@waymark/learning';
import { blocks, feeds, programmes, type Db } from '@waymark/store';
import { createHash } from 'node:crypto';

/**
 * Writes the calendar, and keeps what it tells: the sequence of an event counts how often a calendar was told something
 * new of it, also when a block went and came back. An event that went is left out, and calendars take it away.
 *
 * @param programmeId of a programme that exists
 * @param origin address of this server, to which the events link
 */
export async function readFeed(db: Db, programmeId: string, now: Instant, origin: string): Promise<string> {
  const [programme, feed, planned] = await Promise.all([
    programmes.get(db, programmeId),
    feeds.get(db, programmeId),
    blocks.list(db, programmeId, {}),
  ]);
  const { settings = null, plan = null, title = '' } = programme ?? {};
  const timeZone = settings?.timeZone ?? 'UTC';
  const input: CalendarInput = {
    ...{ programmeId, title, timeZone, now, baseUrl: origin },
    // Before there is a plan the calendar is empty: one that was subscribed to stays so.
    blocks: plan === null ? [] : planned,
    milestones: plan?.milestones ?? [],
    instantOf: (date, startMinute) => instantOf(date, startMinute, timeZone),
    alarmMinutes: feed?.alarmMinutes ?? null,
  };
  const events = calendarEvents(input);
  const told = await tell(db, programmeId, events, now);
  return writeCalendar(input, events, ({ id }) => told.get(id) ?? { sequence: 0, changedAt: now });
}

/** @returns every event as calendars know it from now on */
async function tell(
  db: Db,
  programmeId: string,
  events: readonly CalendarEvent[],
  now: Instant,
): Promise<Map<string, feeds.FeedEvent>> {
  const told = await feeds.told(db, programmeId);
  const news = events.flatMap(({ id, content }): feeds.FeedEvent[] => {
    const fingerprint = createHash('sha256').update(content).digest('base64url');
    const before = told.get(id);
    if (before?.fingerprint === fingerprint) return [];
    return [{ event: id, fingerprint, sequence: before === undefined ? 0 : before.sequence + 1, changedAt: now }];
  });
  if (news.length === 0) return told;
  await feeds.keepTold(db, programmeId, news);
  // Another reading may have told the same meanwhile: what is kept is what counts.
  return feeds.told(db, programmeId);
}
