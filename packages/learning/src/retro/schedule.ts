/** When to look back. A retrospective that was missed is offered, and nobody is chased. */
import { fromDayNumber, toDayNumber } from '../calendar/dates.ts';
import { availabilityOf, type Availability } from '../plan/availability.ts';
import type { Block, LocalDate, PlanSettings } from '../types.ts';
import type { RetroPeriod } from './types.ts';

/** For so many days from its date on, today's page mentions a retrospective. */
const MENTIONED_DAYS = 7;

export interface RetroScheduleInput {
  settings: PlanSettings;
  /** Weeks between two retrospectives, 0 for none. */
  everyWeeks: number;
  /** The learner's date. */
  today: LocalDate;
  /** The plan's blocks: where one of them is a retrospective, its date is the date. */
  blocks: readonly Pick<Block, 'id' | 'kind' | 'date'>[];
  /** The last day on which anything is planned or was done: later stretches have nothing to look back on. */
  lastDay: LocalDate;
  /** What was looked back on already. */
  held: readonly { from: LocalDate; to: LocalDate }[];
}

/** The plan's own name of a retrospective's block. */
export function retroBlockId(number: number): string {
  return `retro#${number}`;
}

/**
 * The stretches from the start of the plan to the next one to come, in order.
 *
 * - A stretch is `everyWeeks` weeks; its date is that of its block, else its last day with study time.
 * - A stretch without any study time (days off) has nothing to look back on and is left out.
 * - Where the start has moved since, a stretch begins after what was looked back on already: no day counts twice.
 */
export function retroPeriods(input: RetroScheduleInput): RetroPeriod[] {
  const { settings, everyWeeks, today, lastDay } = input;
  const length = everyWeeks * 7;
  const start = toDayNumber(settings.startDate);
  const available = availabilityOf(settings);
  const dates = new Map(input.blocks.filter(({ kind }) => kind === 'retro').map(({ id, date }) => [id, date]));
  const periods: RetroPeriod[] = [];
  if (length <= 0) return periods;
  for (let number = 1; ; number += 1) {
    const first = start + (number - 1) * length;
    if (fromDayNumber(first) > lastDay) break;
    const period = periodOf(input, available, number, first, first + length - 1, dates.get(retroBlockId(number)));
    if (period !== null) periods.push(period);
    if (period?.state === 'coming' || (period === null && fromDayNumber(first) > today)) break;
  }
  return withMissed(periods);
}

function periodOf(
  { held, today }: RetroScheduleInput,
  available: Availability,
  number: number,
  first: number,
  last: number,
  planned: LocalDate | undefined,
): RetroPeriod | null {
  const to = fromDayNumber(last);
  const before = held.filter((one) => one.to < to).map((one) => toDayNumber(one.to) + 1);
  const from = fromDayNumber(Math.max(first, ...before));
  const due = dueOn(available, toDayNumber(from), last, planned);
  if (due === null) return null;
  const isHeld = held.some((one) => one.from <= to && one.to >= to);
  return { number, from, to, due, state: isHeld ? 'held' : due <= today ? 'due' : 'coming' };
}

/** The date of the block while it belongs to the stretch: numbers of blocks that are past outlive a new start. */
function dueOn(available: Availability, first: number, last: number, planned: LocalDate | undefined): LocalDate | null {
  const day = planned === undefined ? Number.NaN : toDayNumber(planned);
  if (day >= first && day <= last + MENTIONED_DAYS) return fromDayNumber(day);
  for (let candidate = last; candidate >= first; candidate -= 1) {
    if (available.minutesOn(candidate) > 0) return fromDayNumber(candidate);
  }
  return null;
}

/** Of those that have come only the latest is due. */
function withMissed(periods: readonly RetroPeriod[]): RetroPeriod[] {
  const latest = periods.findLast(({ state }) => state !== 'coming');
  return periods.map((period) =>
    period.state === 'due' && period !== latest ? { ...period, state: 'missed' } : period,
  );
}

/** The retrospective that today's page mentions: for a week from its date on, and not after that. */
export function retroToMention(periods: readonly RetroPeriod[], today: LocalDate): RetroPeriod | null {
  const due = periods.find(({ state }) => state === 'due');
  return due !== undefined && toDayNumber(today) - toDayNumber(due.due) < MENTIONED_DAYS ? due : null;
}
