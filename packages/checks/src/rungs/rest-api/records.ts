/** Records of a learner's API: how a check draws, sends, reads and compares them. Further rungs build on this. */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import { difference } from '../../check/same.ts';
import type { Schema } from '../../schema/model.ts';
import { isRecord, show } from '../../schema/validate.ts';
import type { Terms } from '../../terms/model.ts';

export type RecordId = string | number;

/** What a client sends, by the learner's own field names. */
export type Draft = Record<string, unknown>;

/** A record that exists at the learner's server. */
export interface Made {
  id: RecordId;
  path: string;
  /** The whole record as the server answered it. */
  record: Record<string, unknown>;
  /** What it has to hold: what was sent, and the defaults of what was left out. */
  wanted: Draft;
}

export const TEXT_LIMIT = 200;

/** @returns the shape of one record */
export function recordSchema({ fields }: Terms): Schema {
  const optional: [name: string | null, schema: Schema][] = [
    [fields.body, { type: 'string' }],
    [fields.flag, { type: 'boolean' }],
    [fields.number, { type: 'integer' }],
    [fields.created, { type: 'string', format: 'date-time' }],
  ];
  const named = optional.flatMap(([name, schema]) => (name === null ? [] : [[name, schema] as const]));
  return {
    type: 'object',
    required: [fields.id, fields.text, ...named.map(([name]) => name)],
    properties: {
      [fields.id]: {
        anyOf: [{ type: 'string', pattern: '^(?!\\.+$).{1,200}$' }, { type: 'integer' }],
        description: 'an id: text or a whole number',
      },
      [fields.text]: { type: 'string' },
      ...Object.fromEntries(named),
    },
  };
}

export const ERROR_SCHEMA: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: { type: 'object', required: ['message'], properties: { message: { type: 'string', minLength: 1 } } },
  },
};

/** @returns a new record with every field that the terms know */
export function draft(t: Tools, some: { text?: string; flag?: boolean } = {}): Draft {
  const { fields } = t.terms;
  return {
    [fields.text]: some.text ?? t.random.phrase(),
    ...(fields.body !== null && { [fields.body]: `${t.random.phrase()}.\n${t.random.trickyPhrase()}` }),
    ...(fields.flag !== null && { [fields.flag]: some.flag ?? t.random.int(0, 1) === 1 }),
    ...(fields.number !== null && { [fields.number]: t.random.int(1, 9_999) }),
  };
}

/** @returns what a record has to hold after the draft was sent: left-out fields have their defaults */
export function withDefaults(sent: Draft, { fields }: Terms): Draft {
  return {
    ...(fields.body !== null && { [fields.body]: '' }),
    ...(fields.flag !== null && { [fields.flag]: false }),
    ...(fields.number !== null && { [fields.number]: 0 }),
    ...sent,
  };
}

export function itemPath(terms: Terms, id: RecordId): string {
  return `${terms.path}/${encodeURIComponent(String(id))}`;
}

/** Sends a POST and registers the record for the cleanup, whatever the answer turns out to be. */
export async function post(t: Tools, sent: unknown): Promise<Answer> {
  const { terms } = t;
  const answer = await t.send({ method: 'POST', path: terms.path, json: sent });
  const id = idIn(answer, terms);
  if (id !== null)
    t.undo(`delete ${terms.noun} ${id}`, (send) => send({ method: 'DELETE', path: itemPath(terms, id) }));
  return answer;
}

function idIn({ text, status }: Answer, { fields }: Terms): RecordId | null {
  if (status >= 300) return null;
  try {
    const value: unknown = JSON.parse(text);
    const id = isRecord(value) ? value[fields.id] : null;
    return (typeof id === 'string' && id !== '') || Number.isSafeInteger(id) ? (id as RecordId) : null;
  } catch {
    return null;
  }
}

/** Creates a record and expects what the brief says of it. */
export async function make(t: Tools, sent: Draft = draft(t)): Promise<Made> {
  const { terms } = t;
  const answer = await post(t, sent);
  answer.expectStatus(201, `Answer POST ${terms.path} with 201 Created: 200 does not say that something new exists.`);
  const record = readRecord(answer, terms);
  const wanted = withDefaults(sent, terms);
  expectHolds(answer, record, wanted, `Answer POST ${terms.path} with the record as you stored it, every field of it.`);
  const id = record[terms.fields.id] as RecordId;
  return { id, path: itemPath(terms, id), record, wanted };
}

/** @returns the one record in the body */
export function readRecord(answer: Answer, terms: Terms): Record<string, unknown> {
  const advice = `Answer with one ${terms.noun} as a JSON object with all its fields, as the brief shows it.`;
  return answer.expectJson(recordSchema(terms), advice) as Record<string, unknown>;
}

/** Fails where a field differs from what it has to be; other fields may stand there too. */
export function expectHolds(answer: Answer, record: Record<string, unknown>, wanted: Draft, advice: string): void {
  for (const [name, value] of Object.entries(wanted)) {
    const found = difference(value, record[name], name);
    if (found !== null)
      answer.fail(`${found.at}: ${show(found.expected)}`, `${found.at}: ${show(found.actual)}`, advice);
  }
}

/** Reads a record back and expects it to be just what it was. */
export async function expectStands(t: Tools, made: Made, advice: string): Promise<Answer> {
  const answer = await t.send({ method: 'GET', path: made.path });
  answer.expectStatus(200, advice);
  expectHolds(answer, readRecord(answer, t.terms), made.record, advice);
  return answer;
}

export async function expectGone(t: Tools, path: string, advice: string): Promise<void> {
  (await t.send({ method: 'GET', path })).expectStatus(404, advice);
}
