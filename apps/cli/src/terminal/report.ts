/** What a re-plan did, in a sentence. */
import type { ReflowReport } from '@waymark/learning';
import { plainDate } from './format.ts';

/** @returns e.g. `3 blocks moved; the end moves from 20 June 2027 to 22 June 2027 (2 days later).` */
export function reportLine(report: ReflowReport): string {
  return `${movedPart(report)}; ${endPart(report)}.`;
}

function movedPart({ moved, added, removed }: ReflowReport): string {
  const parts = [
    moved.length > 0 ? `${moved.length} ${moved.length === 1 ? 'block' : 'blocks'} moved` : '',
    added > 0 ? `${added} added` : '',
    removed > 0 ? `${removed} removed` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing moved' : parts.join(', ');
}

function endPart({ endBefore, endAfter, endShiftDays }: ReflowReport): string {
  if (endAfter === null) return 'there is nothing left to plan';
  if (endBefore === null) return `the end is ${plainDate(endAfter)}`;
  if (endShiftDays === 0) return `the end stays ${plainDate(endAfter)}`;
  const days = Math.abs(endShiftDays);
  const way = endShiftDays > 0 ? 'later' : 'earlier';
  return `the end moves from ${plainDate(endBefore)} to ${plainDate(endAfter)} (${days} ${days === 1 ? 'day' : 'days'} ${way})`;
}
