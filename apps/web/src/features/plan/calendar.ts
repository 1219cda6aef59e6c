/** The calendar's arithmetic: which weeks show, and what stands on each of their days. */
import type { LoggedBlock, PlanView } from '@waymark/contract';
import { daysBetween } from '../../design/words.ts';

type Milestone = PlanView['milestones'][number];

export interface CalendarDay {
  date: string;
  blocks: LoggedBlock[];
  milestones: Milestone[];
  /** Why nothing is planned here: a reason the learner gave (may be empty), or null. */
  off: string | null;
  /** Minutes that the weekday offers; 0 on a rest day. */
  minutes: number;
  isToday: boolean;
  isPast: boolean;
  /** Whether a block can be moved here: not past, not off, and there is time. */
  takesBlocks: boolean;
}

export interface CalendarWeek {
  monday: string;
  /** 1-based week of the programme; 0 or less before it starts. */
  number: number;
  plannedMinutes: number;
  loggedMinutes: number;
  days: CalendarDay[];
}

export interface Span {
  from: string;
  to: string;
}

/** Weeks that one page holds: more would be slow to look at before it is slow to draw. */
const MOST_WEEKS = 26;
/** What is shown when nobody asked for other weeks: last week for what slipped, and five ahead. */
const [WEEKS_BEFORE, WEEKS_AFTER] = [1, 5];
const DAY_MS = 86_400_000;

/** @returns the date `days` after (or, negative, before) another */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @returns the Monday of a date's week */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/**
 * The learner's date now, as this machine's clock tells it: only chooses which weeks to ask for first, the server
 * says what today is.
 */
export function dateAt(now: Date, timeZone: string | undefined): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: timeZone ?? 'UTC' }).format(now);
}

function isDate(value: string | null): value is string {
  return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
}

/**
 * Whole weeks to show.
 *
 * @param query `from` and `to` of the address, as anybody may have typed them
 * @param today the learner's date
 * @param start first day of the programme: nothing before its week is shown unless it is asked for
 */
export function spanOf(query: URLSearchParams, today: string, start = ''): Span {
  const [asked, until] = [query.get('from'), query.get('to')];
  if (!isDate(asked)) {
    const before = addDays(mondayOf(today), -7 * WEEKS_BEFORE);
    const begins = isDate(start) ? mondayOf(start) : before;
    const from = begins > before ? begins : before;
    return { from, to: addDays(from, 7 * (WEEKS_BEFORE + WEEKS_AFTER) - 1) };
  }
  const from = mondayOf(asked);
  const last = addDays(from, 7 * MOST_WEEKS - 1);
  const to = isDate(until) && until >= from ? addDays(mondayOf(until), 6) : addDays(from, 7 * WEEKS_AFTER - 1);
  return { from, to: to < last ? to : last };
}

/** @returns a span with `weeks` more in front (negative) or behind, at most half a year in all: the far side gives way */
export function widen({ from, to }: Span, weeks: number): Span {
  const span = weeks < 0 ? { from: addDays(from, 7 * weeks), to } : { from, to: addDays(to, 7 * weeks) };
  const over = Math.ceil((daysBetween(span.from, span.to) + 1) / 7) - MOST_WEEKS;
  if (over <= 0) return span;
  return weeks < 0 ? { ...span, to: addDays(span.to, -7 * over) } : { ...span, from: addDays(span.from, 7 * over) };
}

/** @returns the first of every month from one date to another, both included; at most ten years */
export function monthsOf(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (let count = 0; count < 121; count += 1) {
    const date = `${year}-${String(month).padStart(2, '0')}-01`;
    if (date > last) break;
    months.push(date);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

/** @returns the weeks of a span, each with seven days and what stands on them */
export function weeksOf(
  plan: Pick<PlanView, 'today' | 'settings' | 'blocks' | 'milestones'>,
  span: Span,
): CalendarWeek[] {
  const blocks = Map.groupBy(plan.blocks, ({ date }) => date);
  const milestones = Map.groupBy(plan.milestones, ({ date }) => date);
  const firstMonday = mondayOf(plan.settings.startDate);
  const weeks: CalendarWeek[] = [];
  for (let monday = span.from; monday <= span.to; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((offset) =>
      dayOf(plan, addDays(monday, offset), offset, blocks, milestones),
    );
    const own = days.flatMap((day) => day.blocks);
    weeks.push({
      monday,
      number: Math.floor(daysBetween(firstMonday, monday) / 7) + 1,
      plannedMinutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
      loggedMinutes: own.reduce((sum, { loggedMinutes }) => sum + loggedMinutes, 0),
      days,
    });
  }
  return weeks;
}

function dayOf(
  { today, settings }: Pick<PlanView, 'today' | 'settings'>,
  date: string,
  weekday: number,
  blocks: Map<string, LoggedBlock[]>,
  milestones: Map<string, Milestone[]>,
): CalendarDay {
  const off = settings.daysOff.find(({ from, to }) => date >= from && date <= to)?.reason ?? null;
  const minutes = settings.minutesPerWeekday[weekday] ?? 0;
  return {
    date,
    blocks: (blocks.get(date) ?? []).toSorted((a, b) => a.startMinute - b.startMinute),
    milestones: milestones.get(date) ?? [],
    off,
    minutes,
    isToday: date === today,
    isPast: date < today,
    takesBlocks: date >= today && date >= settings.startDate && off === null && minutes > 0,
  };
}
