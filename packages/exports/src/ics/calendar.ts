/**
 * The plan as an iCalendar file (RFC 5545), to import once or to subscribe to.
 *
 * Times are written in UTC: every client shows them in its own zone, and no time-zone table has to travel along. The
 * caller's `instantOf` resolves each block on its own date, so a block at 18:30 stays at 18:30 across a change of the
 * clocks. A block lasts the minutes it says, also over such a change.
 */
import { escapeText, property } from './text.ts';

/** A sitting; `Block` of @waymark/learning fits. */
export interface CalendarBlock {
  id: string;
  date: string;
  /** Minutes after local midnight. */
  startMinute: number;
  minutes: number;
  kind: string;
  title: string;
  /** Markdown. */
  text: string;
  status: string;
}

/** A date by which something can be shown; `Milestone` of @waymark/learning fits. */
export interface CalendarMilestone {
  itemId: string;
  title: string;
  date: string;
}

export interface CalendarInput {
  programmeId: string;
  title: string;
  blocks: readonly CalendarBlock[];
  milestones: readonly CalendarMilestone[];
  /** IANA name, told to clients that ask for a default. */
  timeZone: string;
  /** The moment of a local date and minute, ISO 8601 in UTC. */
  instantOf: (date: string, startMinute: number) => string;
  /** When the calendar is written, ISO 8601 in UTC. */
  now: string;
  /** Address of the instance, http or https: events then link to its plan. */
  baseUrl?: string;
  /** Minutes before a block at which a client reminds; null: never; ten where left out. */
  alarmMinutes?: number | null;
}

/** An event without what says how often it was changed. */
export interface CalendarEvent {
  /** A block's id, or `milestone/` and an item's: the part of the UID before the `@`. */
  id: string;
  /** Folded lines: two events with the same are the same to a calendar. The link is not among them: it says how one came in. */
  content: string;
}

/** How often an event was changed, and when last (ISO 8601 in UTC). */
export interface EventRevision {
  sequence: number;
  changedAt: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const REMINDER = 10;
/** Four weeks: what a client can still show as a reminder. */
const LONGEST_REMINDER = 40_320;
/** How often a subscribed client should ask again: a re-plan shows within the hour. */
const REFRESH = 'PT1H';

/**
 * Writes a calendar at once: every event counts as changed now, so that SEQUENCE (`now` in minutes) grows with every
 * export and needs no memory. What `calendarEvents` says holds here too; the function never throws.
 */
export function toIcs(input: CalendarInput): string {
  const revision = { sequence: sequenceOf(input.now), changedAt: input.now };
  return writeCalendar(input, calendarEvents(input), () => revision);
}

/**
 * One event for each block, one all-day event for each milestone. A block or milestone without a real date or length is
 * left out.
 */
export function calendarEvents(input: CalendarInput): CalendarEvent[] {
  const { alarmMinutes = REMINDER } = input;
  const isAlarm = alarmMinutes !== null && alarmMinutes >= 0 && alarmMinutes <= LONGEST_REMINDER;
  const alarm = isAlarm ? Math.round(alarmMinutes) : null;
  return [
    ...input.blocks.flatMap((block) => eventOf(block.id, blockLines(block, input, alarm))),
    ...input.milestones.flatMap((one) => eventOf(`milestone/${one.itemId}`, milestoneLines(one))),
  ];
}

/**
 * UIDs are `<id>@<programmeId>.waymark`, so that a later reading moves events instead of adding them. There is no METHOD:
 * the file invites nobody, and DTSTAMP then says when an event was last changed (RFC 5545, section 3.8.7.2).
 *
 * @param revisionOf an event; without one that has a real moment, 1970
 */
export function writeCalendar(
  input: Pick<CalendarInput, 'programmeId' | 'title' | 'timeZone' | 'baseUrl'>,
  events: readonly CalendarEvent[],
  revisionOf: (event: CalendarEvent) => EventRevision,
): string {
  const link = linkTo(input.baseUrl);
  const url = link === null ? '' : property('URL', link);
  return [
    property('BEGIN', 'VCALENDAR'),
    property('VERSION', '2.0'),
    property('PRODID', '-//Waymark//Waymark//EN'),
    property('CALSCALE', 'GREGORIAN'),
    property('X-WR-CALNAME', escapeText(input.title)),
    property('X-WR-TIMEZONE', escapeText(input.timeZone)),
    property('REFRESH-INTERVAL;VALUE=DURATION', REFRESH),
    property('X-PUBLISHED-TTL', REFRESH),
    ...events.map((event) => eventText(input.programmeId, event, revisionOf(event), url)),
    property('END', 'VCALENDAR'),
  ].join('');
}

function eventText(programmeId: string, { id, content }: CalendarEvent, revision: EventRevision, url: string): string {
  const stamp = utc(revision.changedAt) ?? '19700101T000000Z';
  return [
    property('BEGIN', 'VEVENT'),
    property('UID', escapeText(`${id}@${programmeId}.waymark`)),
    property('DTSTAMP', stamp),
    property('LAST-MODIFIED', stamp),
    property('SEQUENCE', String(revision.sequence)),
    url,
    content,
    property('END', 'VEVENT'),
  ].join('');
}

function eventOf(id: string, lines: string[] | null): CalendarEvent[] {
  return lines === null ? [] : [{ id, content: lines.join('') }];
}

function blockLines(block: CalendarBlock, input: CalendarInput, alarm: number | null): string[] | null {
  const start = startOf(block, input);
  if (start === null || !(block.minutes > 0)) return null;
  const from = utcAt(start);
  const to = utcAt(start + block.minutes * MINUTE);
  if (from === null || to === null) return null;
  const done = block.status === 'done';
  return [
    property('DTSTART', from),
    property('DTEND', to),
    property('SUMMARY', escapeText(done ? `✓ ${block.title}` : block.title)),
    block.text === '' ? '' : property('DESCRIPTION', escapeText(block.text)),
    property('CATEGORIES', escapeText(block.kind)),
    done || alarm === null ? '' : reminder(block.title, alarm),
  ];
}

function milestoneLines({ title, date }: CalendarMilestone): string[] | null {
  const day = midnightOf(date);
  const next = day === null ? null : utcAt(day + DAY);
  if (next === null) return null;
  return [
    property('DTSTART;VALUE=DATE', date.replaceAll('-', '')),
    // The end of an all-day event is the day after it.
    property('DTEND;VALUE=DATE', next.slice(0, 8)),
    property('SUMMARY', escapeText(title)),
    property('CATEGORIES', 'milestone'),
    // A milestone takes no time of the day.
    property('TRANSP', 'TRANSPARENT'),
  ];
}

function reminder(title: string, minutes: number): string {
  return [
    property('BEGIN', 'VALARM'),
    property('ACTION', 'DISPLAY'),
    property('DESCRIPTION', escapeText(title)),
    property('TRIGGER', `-PT${minutes}M`),
    property('END', 'VALARM'),
  ].join('');
}

/** Epoch milliseconds of a block's start, null where its date is not one. */
function startOf({ date, startMinute }: CalendarBlock, input: CalendarInput): number | null {
  if (midnightOf(date) === null || !Number.isFinite(startMinute)) return null;
  const start = Date.parse(input.instantOf(date, startMinute));
  return Number.isNaN(start) ? null : start;
}

/** Epoch milliseconds of a real date's midnight in UTC; null for 30 February and anything that is no date. */
function midnightOf(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/u.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? at : null;
}

function utc(instant: string): string | null {
  return utcAt(Date.parse(instant));
}

/** `20261122T183000Z`; null outside the four-digit years that the format can write. */
function utcAt(milliseconds: number): string | null {
  if (!(milliseconds >= Date.UTC(1, 0) && milliseconds < Date.UTC(10_000, 0))) return null;
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
}

/** Minutes since 1970 fit the 32 bits of SEQUENCE until the year 6053. */
function sequenceOf(now: string): number {
  const at = Date.parse(now);
  return at > 0 ? Math.min(Math.floor(at / MINUTE), 2_147_483_647) : 0;
}

function linkTo(baseUrl: string | undefined): string | null {
  if (baseUrl === undefined || !/^https?:\/\/[^\s\p{Cc}]+$/u.test(baseUrl)) return null;
  return `${baseUrl.toWellFormed().replace(/\/+$/u, '')}/plan`;
}
