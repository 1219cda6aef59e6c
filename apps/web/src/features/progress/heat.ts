/** The heat map's arithmetic: half a year of days as columns of weeks. */
import type { Progress } from '@waymark/contract';

export interface HeatCell {
  date: string;
  /** 0 is the oldest week. */
  week: number;
  /** 0 is Monday. */
  weekday: number;
  minutes: number;
  proofs: number;
}

/** Half a year: about as long as a programme, and what fits a phone. */
export const HEAT_WEEKS = 26;
const DAY_MS = 86_400_000;

const stamp = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * @param days the dates on which something happened, in any order
 * @param today the last day shown; its week is the last column
 * @returns one cell a day, oldest first, none after today
 */
export function heatCells(days: Progress['heatMap'], today: string): HeatCell[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const weekday = (new Date(stamp(today)).getUTCDay() + 6) % 7;
  const first = stamp(today) - (weekday + 7 * (HEAT_WEEKS - 1)) * DAY_MS;
  const count = 7 * (HEAT_WEEKS - 1) + weekday + 1;
  return Array.from({ length: count }, (_, index) => {
    const date = dateOf(first + index * DAY_MS);
    const { minutes = 0, proofs = 0 } = byDate.get(date) ?? {};
    return { date, week: Math.floor(index / 7), weekday: index % 7, minutes, proofs };
  });
}

/**
 * How full a day's bar is, 0 to 1: compared with the learner's own busiest days, at least two hours, so that one long
 * Sunday does not make every evening look idle.
 */
export function fullness(minutes: number, cells: HeatCell[]): number {
  const busiest = Math.max(120, ...cells.map((cell) => cell.minutes));
  return Math.min(1, minutes / Math.min(busiest, 300));
}

/** @returns the first cell of each month, where its label stands; a month that begins in the first column's middle has none */
export function monthLabels(cells: HeatCell[]): { date: string; week: number }[] {
  return cells.filter(({ date }) => date.endsWith('-01')).map(({ date, week }) => ({ date, week }));
}

/** @returns minutes and proofs week by week, newest first, weeks without either left out */
export function heatWeeks(cells: HeatCell[]): { monday: string; days: number; minutes: number; proofs: number }[] {
  const weeks = Map.groupBy(cells, ({ week }) => week);
  return [...weeks.values()]
    .map((days) => ({
      monday: days[0]?.date ?? '',
      days: days.filter(({ minutes, proofs }) => minutes + proofs > 0).length,
      minutes: days.reduce((sum, { minutes }) => sum + minutes, 0),
      proofs: days.reduce((sum, { proofs }) => sum + proofs, 0),
    }))
    .filter(({ days }) => days > 0)
    .reverse();
}
