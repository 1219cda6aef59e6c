/** Hours as people type them into a cell: "2h30", "90 min", "1:30", "3 Std.", "1,5". */
import { amountIn, effortIn, hoursOf } from '../../generic/effort.ts';

/** What a number without a unit counts. */
export type Unit = 'hours' | 'minutes' | 'days' | 'weeks';

const CLOCK = /^(\d{1,3}):([0-5]\d)(?::[0-5]\d)?$/;
const HOURS_IN: Readonly<Record<Unit, number | null>> = { hours: 1, minutes: 1 / 60, days: 4, weeks: null };

/**
 * @param cell one cell or attribute
 * @param unit of a bare number, as the header says
 * @returns hours, rounded to a hundredth; null where the cell does not say
 */
export function hoursOfCell(cell: string, unit: Unit): number | null {
  const text = cell.trim().slice(0, 200);
  const clock = CLOCK.exec(text);
  if (clock) return round(Number(clock[1]) + Number(clock[2]) / 60);
  const stated = hoursOf(effortIn(text));
  if (stated !== null) return stated;
  const bare = amountIn(text.replace(/^(\d+),(\d{1,2})$/, '$1.$2'));
  const factor = HOURS_IN[unit];
  return bare === null || factor === null ? null : round(bare * factor);
}

/** Weeks of a cell: stated, or a bare number. */
export function weeksOfCell(cell: string): number | null {
  return effortIn(cell.slice(0, 200)).weeks ?? amountIn(cell);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
