/** Solutions on their way to the judge: writes that wait like any other, of which only the newest of a challenge counts. */
import type { Submission } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import { clearFrom, hasFields, takeFrom, type Shelf } from '../../../shelf.ts';
import { laterOf, recordCall, type Later } from '../../../offline/later.ts';
import type { NewWaiting } from '../../../offline/queue.ts';

export interface Solution {
  /** Id of the programme it was written in: the current one may be another by the time it is sent. */
  programme: string;
  challenge: string;
  title: string;
  language: Submission['language'];
  code: string;
}

const SUBMISSIONS = '/api/programmes/{programme}/practice/challenges/{challenge}/submissions';

/** @returns what it changes, as the outbox knows it */
export function slotOf({ programme, challenge }: Pick<Solution, 'programme' | 'challenge'>): string {
  return `solution:${programme}:${challenge}`;
}

export function handIn(api: Client, { programme, challenge, language, code }: Solution, key: string) {
  const params = { programme, challenge };
  return api.call('POST', SUBMISSIONS, { params, body: { language, code }, idempotencyKey: key });
}

/** @param key with which it is sent, however often @param tried whether it may have arrived */
export async function waitingOf(one: Solution, key: string, tried: boolean): Promise<NewWaiting> {
  const { challenge, title, code, programme } = one;
  const later: Later = {
    says: `Handed in “${title}”; its verdict will be in its history.`,
    ...{ text: code, href: `/practice/${challenge}`, slot: slotOf(one), newest: true },
  };
  return laterOf(await recordCall((api) => handIn(api, one, key)), { key, later, tried, programme, now: new Date() });
}

/** Where solutions waited before there was one queue for everything. */
const OLD_PLACE = 'practice:waiting';
type Old = Solution & { key: string };

/**
 * Brings solutions that lie in the old place into the queue, under the keys that the server may know already.
 *
 * @param add puts a write into the queue; false where it is not kept: then all of them stay where they lie
 */
export async function moveOldSolutions(shelf: Shelf, add: (write: NewWaiting) => Promise<boolean>): Promise<void> {
  for (const { key, ...one } of takeFrom(shelf, OLD_PLACE, isList) ?? [])
    if (!(await add(await waitingOf(one, key, true)))) return;
  clearFrom(shelf, OLD_PLACE);
}

function isList(value: unknown): value is Old[] {
  const fields = { programme: 'string', challenge: 'string', title: 'string', code: 'string', key: 'string' } as const;
  const languages = ['python', 'javascript', 'sql'];
  return (
    Array.isArray(value) && value.every((one) => hasFields(one, fields) && languages.includes((one as Old).language))
  );
}
