/** What is announced of records, and how a check waits for it. */
import type { Tools } from '../../check/model.ts';
import { isRecord } from '../../schema/validate.ts';
import type { Made } from '../rest-api/records.ts';
import type { Live, Message } from './live.ts';

const WITHIN = 'within a second';

const CHANGES: readonly unknown[] = ['created', 'updated', 'deleted'];

/** @returns whether the message is about the record with this id */
export function isAbout(t: Tools, message: Message, id: unknown): boolean {
  return subjectOf(t, message) === String(id);
}

/** @returns whether a change is told of no record at all, such as one that was looked for and not found */
export function isAboutNone(t: Tools, message: Message): boolean {
  return CHANGES.includes(message['type']) && subjectOf(t, message) === null;
}

/** @returns the id of the record that the message is about */
function subjectOf(t: Tools, message: Message): string | null {
  const { record } = message;
  const found =
    message['type'] === 'deleted' ? message['id'] : isRecord(record) ? record[t.terms.fields.id] : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
}

/** Waits for `created` or `updated` of this record and compares it with what REST answered. */
export async function hearRecord(t: Tools, live: Live, type: 'created' | 'updated', made: Made): Promise<Message[]> {
  const { noun } = t.terms;
  const advice = `Send {"type":"${type}","record":{…}} to everyone who is connected, as soon as a ${noun} was ${type} over REST.`;
  const inWords = `{"type":"${type}"} about ${noun} ${made.id} ${WITHIN}`;
  const isMeant = (message: Message): boolean => message['type'] === type && isAbout(t, message, made.id);
  const { message, before } = await live.hear(isMeant, inWords, advice);
  const what = `record of the message "${type}"`;
  t.same(made.record, message['record'], { what, advice: `Announce the whole ${noun}, just as REST answers it.` });
  return before;
}

export async function hearDeleted(t: Tools, live: Live, { id }: Made): Promise<void> {
  const { noun } = t.terms;
  await live.hear(
    (message) => message['type'] === 'deleted' && isAbout(t, message, id),
    `{"type":"deleted"} with the id ${id} ${WITHIN}`,
    `Send {"type":"deleted","id":…} to everyone who is connected, as soon as a ${noun} was deleted over REST.`,
  );
}
