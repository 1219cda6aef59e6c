/** Which days saw work, and which saw proof. */
import { rankOf, standingEvidence } from '../evidence/ledger.ts';
import type { LedgerEntry, LocalDate } from '../types.ts';
import type { DateOf, HeatDay, TimeEntry } from './types.ts';

/**
 * One entry per date on which time was logged or something was proved, in order of date. A claim is no proof: it does
 * not colour a day. Withdrawn evidence is not counted.
 * @param entries the ledger, oldest first.
 * @param dateOf the learner's date at an instant.
 */
export function heatMap(entries: readonly LedgerEntry[], time: readonly TimeEntry[], dateOf: DateOf): HeatDay[] {
  const days = new Map<LocalDate, HeatDay>();
  const add = (date: LocalDate, minutes: number, proofs: number): void => {
    const day = days.get(date);
    days.set(date, { date, minutes: (day?.minutes ?? 0) + minutes, proofs: (day?.proofs ?? 0) + proofs });
  };
  for (const { date, minutes } of time) add(date, minutes, 0);
  for (const { at, strength } of standingEvidence(entries)) {
    if (rankOf(strength) > rankOf('claimed')) add(dateOf(at), 0, 1);
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
