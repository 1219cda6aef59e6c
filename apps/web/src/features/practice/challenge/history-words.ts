/** What the history says about a submission. */
import type { Submission } from '@waymark/contract';
import type { VerdictStatus } from '@waymark/judge';
import { dateWords } from '../../../design/words.ts';

/** @returns a mark and a few words, e.g. `12 of 13` */
export function submissionStatus({ status, verdict }: Pick<Submission, 'status' | 'verdict'>): {
  status: VerdictStatus;
  words: string;
} {
  if (status === 'queued') return { status: 'error', words: 'Being judged' };
  if (status === 'superseded') return { status: 'error', words: 'Replaced' };
  if (status === 'error') return { status, words: 'Not judged' };
  const score = verdict === null ? '' : `, ${verdict.passed} of ${verdict.total}`;
  return { status, words: `${status === 'pass' ? 'Passed' : 'Failed'}${score}` };
}

/**
 * @param instant of the server, in UTC
 * @param offsetMinutes of the reader's zone: minutes to add to UTC; the machine's own where left out
 * @returns e.g. `26 Nov 2026, 18:05`
 */
export function momentWords(instant: string, offsetMinutes = -new Date(instant).getTimezoneOffset()): string {
  const local = new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString();
  return `${dateWords(local.slice(0, 10), 'date')}, ${local.slice(11, 16)}`;
}
