/** What a random column can hold, where that does not depend on another table. */
import { differentOnes, everyValue, MOST } from '../challenge/every-value.ts';
import type { Plain } from '../types.ts';
import type { ColumnSource } from './model.ts';

const DAY_MS = 86_400_000;

type Own = Exclude<ColumnSource['values'], { kind: 'from' }>;
type Days = Extract<Own, { kind: 'day' }>;

/** @returns each value once; null where they do not run out */
export function everyOwnValue(values: Own): Plain[] | null {
  switch (values.kind) {
    case 'serial':
      return null;
    case 'day':
      if (daysFrom(values) >= MOST) return null;
      return Array.from({ length: daysFrom(values) + 1 }, (_, at) => dayAfter(values.from, at));
    case 'pick':
      return differentOnes(values.options);
    case 'generated':
      return everyValue(values.generator);
  }
}

/** @returns how many days lie between the first and the last one */
export function daysFrom({ from, to }: Pick<Days, 'from' | 'to'>): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** @param day `YYYY-MM-DD` */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
