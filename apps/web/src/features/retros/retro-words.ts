/** What a retrospective says in words. */
import type { RetroEffect, RetroIntention, Retro } from '@waymark/contract';
import { countWords, dateWords, minutesWords } from '../../design/words.ts';

type Grade = NonNullable<Retro['graded'][number]['grade']>;
type Kind = Retro['facts']['kinds'][number]['kind'];

export const GRADES: { value: Grade; label: string }[] = [
  { value: 'kept', label: 'Kept' },
  { value: 'partly', label: 'Partly' },
  { value: 'not', label: 'Not kept' },
];

/** @returns `Kept`, `Partly`, `Not kept`; `Not judged` where neither facts nor learner say */
export function gradeWords(grade: Grade | null): string {
  return GRADES.find(({ value }) => value === grade)?.label ?? 'Not judged';
}

const KINDS: Record<Kind, string> = {
  scripted: 'From the weekly flow',
  study: 'Study',
  'deep-dive': 'Deep dives',
  deliverable: 'Things to make',
  'quick-win': 'Quick wins',
  hello: 'Saying hello',
  retro: 'Looking back',
  unplanned: 'Not planned',
};

export function kindWords(kind: Kind): string {
  return KINDS[kind];
}

/** @returns `4 January to 17 January 2027`; both years where they differ */
export function stretchWords({ from, to }: { from: string; to: string }): string {
  const first = dateWords(from, 'date');
  const last = dateWords(to, 'date');
  return from.slice(0, 4) === to.slice(0, 4) ? `${first.replace(/ \d{4}$/, '')} to ${last}` : `${first} to ${last}`;
}

/** @returns how an intention is measured: `10 h a week`, `3 things proved`, `done: Git`; empty where it is not */
export function measureWords({ measure }: RetroIntention, titleOf: (itemId: string) => string): string {
  switch (measure?.kind) {
    case 'hours':
      return `${minutesWords(measure.minutes)} a week`;
    case 'proofs':
      return `${countWords(measure.count, 'thing')} proved`;
    case 'items':
      return `done: ${measure.itemIds.map(titleOf).join(', ')}`;
    case undefined:
      return '';
  }
}

/** @returns what an answer does to the end, as a range: the plan's own end, and where the forecast lies */
export function effectWords({ before, after }: Pick<RetroEffect, 'before' | 'after'>): string {
  if (after.endDate === null) return 'Nothing is left to plan.';
  const end = dateWords(after.endDate, 'date');
  const was =
    before.endDate === null || before.endDate === after.endDate
      ? ''
      : `, instead of ${dateWords(before.endDate, 'date')}`;
  const plan = `The plan ends ${end}${was}.`;
  if (after.forecast === null) return plan;
  const { p50, p95 } = after.forecast;
  return `${plan} Likely between ${dateWords(p50, 'date')} and ${dateWords(p95, 'date')}.`;
}

/** @returns how many blocks get another date */
export function movedWords(moved: number): string {
  return moved === 0
    ? 'No block moves.'
    : `${countWords(moved, 'block')} ${moved === 1 ? 'gets' : 'get'} another date.`;
}

/** @returns a share as a percentage */
export function percentWords(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
