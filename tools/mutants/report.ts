/** What became of the mutants, in counts and as a table. */
import type { Accepted, Kind } from './accepted.ts';
import type { Tried } from './hunt.ts';
import { keyOf } from './make.ts';

/** What a mutant counts as, together with what is accepted of it. */
export type Class = Kind | 'broken' | 'rejected' | 'open' | 'unexplained' | 'no longer';

export interface Counted extends Tried {
  class: Class;
}

/** `unexplained`: it passes and nothing says why it may. `no longer`: what says that it may is out of date. */
export function classed({ mutant, outcome }: Tried, accepted: ReadonlyMap<string, Accepted>): Class {
  const entry = accepted.get(keyOf(mutant));
  if (outcome.end === 'survived' || outcome.end === 'error') return entry?.kind ?? 'unexplained';
  return entry === undefined ? outcome.end : 'no longer';
}

const CLASSES: readonly Class[] = ['broken', 'rejected', 'open', 'equivalent', 'not in the brief', 'unexplained'];
const HEADS = ['mutants', 'no start', 'rejected', 'left open', 'equivalent', 'not in brief', 'unexplained'];

/** @param by what a row is: the file of a mutant, or the check that is about it */
export function table(counted: readonly Counted[], title: string, by: (one: Counted) => string): string {
  const names = [...new Set(counted.map(by))];
  const rows = names.map((name) => [name, ...countsOf(counted.filter((one) => by(one) === name))]);
  const all = [[title, ...HEADS], ...rows, ['all', ...countsOf(counted)]];
  const widths = [title, ...HEADS].map((_, column) => Math.max(...all.map((row) => String(row[column]).length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
        })
        .join('  '),
    )
    .join('\n');
}

function countsOf(counted: readonly Counted[]): number[] {
  const count = (name: Class): number => counted.filter((one) => one.class === name).length;
  return [counted.length, ...CLASSES.map(count)];
}

export interface Ratios {
  /** Rejected or left open, of those that start. */
  raw: number;
  /** The same, of those that start and break a brief. */
  ofWrong: number;
}

export function ratiosOf(counted: readonly Counted[]): Ratios {
  const has = (...names: Class[]): number => counted.filter((one) => names.includes(one.class)).length;
  const noticed = has('rejected', 'open', 'no longer');
  const unexplained = has('unexplained');
  const started = noticed + unexplained + has('equivalent', 'not in the brief');
  return { raw: noticed / Math.max(started, 1), ofWrong: noticed / Math.max(noticed + unexplained, 1) };
}
