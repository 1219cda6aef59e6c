/**
 * Solutions on their way to the judge. Each is put down here before it is sent and taken away when the server has it, so
 * that neither a crash nor a lost network loses one; its key makes sending it twice harmless.
 */
import type { Submission } from '@waymark/contract';
import { ApiError, type Client } from '@waymark/contract/client';
import { clearFrom, hasFields, putOn, takeFrom, type Shelf } from '../../../shelf.ts';

export interface Waiting {
  /** Id of the programme it was written in: the current one may be another by the time it is sent. */
  programme: string;
  challenge: string;
  title: string;
  language: Submission['language'];
  code: string;
  /** Makes sending it again harmless. */
  key: string;
}

const PLACE = 'practice:waiting';

/** @returns what waits, oldest first */
export function waitingOn(shelf: Shelf): Waiting[] {
  return takeFrom(shelf, PLACE, isList) ?? [];
}

/** Puts a solution down; one that waits for the same challenge is replaced, since only the newest would be judged. */
export function addWaiting(shelf: Shelf, one: Waiting): boolean {
  const others = waitingOn(shelf).filter((other) => !isSamePlace(other, one));
  return putOn(shelf, PLACE, [...others, one]);
}

/** Takes the solution with this key away; a newer one of the same challenge stays. */
export function removeWaiting(shelf: Shelf, key: string): void {
  const left = waitingOn(shelf).filter((one) => one.key !== key);
  if (left.length === 0) clearFrom(shelf, PLACE);
  else putOn(shelf, PLACE, left);
}

export type Sent =
  | { kind: 'sent'; submission: Submission }
  /** Nothing answered: it stays on the shelf. */
  | { kind: 'away' }
  /** The judge takes in no more for a moment: it stays on the shelf. */
  | { kind: 'busy'; message: string }
  /** The server will not take it, now or later. */
  | { kind: 'refused'; message: string };

/** Sends one solution that is on the shelf, and takes it off unless it has to wait. */
export async function sendOne(api: Client, shelf: Shelf, one: Waiting): Promise<Sent> {
  try {
    const at = '/api/programmes/{programme}/practice/challenges/{challenge}/submissions';
    const submission = await api.call('POST', at, {
      params: { programme: one.programme, challenge: one.challenge },
      body: { language: one.language, code: one.code },
      idempotencyKey: one.key,
    });
    removeWaiting(shelf, one.key);
    return { kind: 'sent', submission };
  } catch (error) {
    if (!(error instanceof ApiError)) return { kind: 'away' };
    const message = [error.body.message, ...error.body.details.map((detail) => detail.message)].join(' ');
    if (error.status >= 500) return { kind: 'busy', message };
    removeWaiting(shelf, one.key);
    return { kind: 'refused', message };
  }
}

/**
 * Sends everything that waits, one after the other; stops where nothing answers or the judge is full.
 *
 * @param except slug of a challenge whose page sends for itself
 */
export async function sendAll(
  api: Client,
  shelf: Shelf,
  except: string | null = null,
): Promise<{ one: Waiting; sent: Sent }[]> {
  const done: { one: Waiting; sent: Sent }[] = [];
  for (const one of waitingOn(shelf)) {
    if (one.challenge === except) continue;
    const sent = await sendOne(api, shelf, one);
    done.push({ one, sent });
    if (sent.kind === 'away' || sent.kind === 'busy') break;
  }
  return done;
}

function isSamePlace(one: Waiting, other: Waiting): boolean {
  return one.programme === other.programme && one.challenge === other.challenge;
}

function isList(value: unknown): value is Waiting[] {
  const fields = { programme: 'string', challenge: 'string', title: 'string', code: 'string', key: 'string' } as const;
  const languages = ['python', 'javascript', 'sql'];
  return (
    Array.isArray(value) &&
    value.every((one) => hasFields(one, fields) && languages.includes((one as Waiting).language))
  );
}
