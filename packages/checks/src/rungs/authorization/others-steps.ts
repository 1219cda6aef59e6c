/** Somebody else's records: not found, whatever is asked of them. */
import { step } from '../../check/define.ts';
import type { Answer } from '../../check/answer.ts';
import type { Ask, Tools } from '../../check/model.ts';
import { readAll } from '../rest-api/lists.ts';
import { draft, expectHolds, expectStands, itemPath, post, readRecord, type Made } from '../rest-api/records.ts';
import { as, type Owner } from './as-person.ts';
import { changesOwn, keepsOwn } from './own-steps.ts';
import { expectSameAsUnknown } from './refused.ts';

/** Sends the first person's request at the second's record, and at one that is gone, and compares the answers. */
async function tryOthers(t: Tools, request: Omit<Ask, 'path'>): Promise<{ second: Owner; answer: Answer }> {
  const [first, second] = t.from(keepsOwn);
  const gone = t.from(changesOwn);
  const mine = as(first, t);
  const unknown = await mine.send({ ...request, path: gone.path });
  const answer = await mine.send({ ...request, path: second.made.path });
  expectSameAsUnknown(answer, unknown, [gone.id, second.made.id]);
  return { second, answer };
}

export const hidesOthers = step({
  id: 'hides-others',
  title: 'GET of somebody else’s record answers 404, as if it did not exist',
  after: [keepsOwn, changesOwn],
  weight: 3,
  async run(t) {
    await tryOthers(t, { method: 'GET' });
  },
});

export const keepsOthersUnchanged = step({
  id: 'keeps-others-unchanged',
  title: 'PUT to somebody else’s record answers 404 and changes nothing',
  after: [keepsOwn, changesOwn],
  weight: 3,
  async run(t) {
    const { second } = await tryOthers(t, { method: 'PUT', json: draft(t) });
    await expectStands(
      as(second, t),
      second.made,
      'A 404 alone protects nothing: look for the record among those of whoever asks, and only then change it.',
    );
  },
});

export const keepsOthersThere = step({
  id: 'keeps-others-there',
  title: 'DELETE of somebody else’s record answers 404 and removes nothing',
  after: [keepsOwn, changesOwn],
  weight: 3,
  async run(t) {
    const { second } = await tryOthers(t, { method: 'DELETE' });
    await expectStands(
      as(second, t),
      second.made,
      'A 404 alone protects nothing: look for the record among those of whoever asks, and only then remove it.',
    );
  },
});

const OWNER_FIELDS = ['owner', 'ownerId', 'userId', 'user'];

export const ownerIsWhoAsks = step({
  id: 'owner-is-who-asks',
  title: 'A record belongs to whoever sent it, whatever owner stands in the body',
  after: [keepsOwn],
  weight: 3,
  async run(t) {
    const [first, second] = t.from(keepsOwn);
    const mine = as(first, t);
    for (const other of [second.id, second.email]) {
      const claims = Object.fromEntries(OWNER_FIELDS.map((name) => [name, other]));
      const sent = draft(t);
      const answer = await post(mine, { ...sent, ...claims });
      answer.expectStatus(201, 'Ignore an owner in the body; it is no reason to refuse a record.');
      const record = readRecord(answer, mine.terms);
      expectHolds(answer, record, sent, 'Answer with the record as you stored it.');
      const id = record[t.terms.fields.id] as string | number;
      const made: Made = { id, path: itemPath(mine.terms, id), record, wanted: sent };
      await expectStillOwned(
        t,
        [first, second],
        made,
        `Take the owner of a new record from the token, never from the body.`,
      );
      const changed = draft(t);
      const put = await mine.send({ method: 'PUT', path: made.path, json: { ...changed, ...claims } });
      put.expectStatus(200, 'Ignore an owner in the body; it is no reason to refuse a PUT.');
      const now = { ...made, record: { ...record, ...changed } };
      await expectStillOwned(
        t,
        [first, second],
        now,
        'A PUT leaves the owner as it is: copy the fields you know, one by one.',
      );
    }
  },
});

async function expectStillOwned(t: Tools, [owner, other]: [Owner, Owner], made: Made, advice: string): Promise<void> {
  const theirs = as(other, t);
  (await theirs.send({ method: 'GET', path: made.path })).expectStatus(404, advice);
  const { pages, byId } = await readAll(theirs);
  if (byId.has(String(made.id)))
    pages[0]?.answer.fail('a list of their own records', `the record ${made.id}, which somebody else sent`, advice);
  await expectStands(as(owner, t), made, advice);
}
