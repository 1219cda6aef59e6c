import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { show } from '../../schema/validate.ts';
import { creates } from '../rest-api/create-steps.ts';
import { readAll } from '../rest-api/lists.ts';
import { draft, expectHolds, expectStands, make, readRecord, type Draft, type Made } from '../rest-api/records.ts';

const LATER_MS = 2_200;
/** A slow server is no wrong clock. */
const STILL_MS = 60_000;
const AT_ONCE = 20;
const SAME_AT_ONCE = 6;
const ONE_BY_ONE =
  'Write each record on its own (a row of a table), not all records as one file, and send the answer after the database has confirmed.';

/** What the steps after it look for again: later, and after a restart. */
export interface Kept {
  created: Made;
  changed: Made;
  deleted: Made;
}

export const writes = step({
  id: 'writes',
  title: 'A record is created, one is changed, one is deleted',
  after: [creates],
  run: (t) => writeAll(t),
});

/** @returns one record that was created, one that was changed, one that was deleted, the creation last */
export async function writeAll(t: Tools): Promise<Kept> {
  const [before, deleted] = [await make(t), await make(t)];
  const changed = await put(t, before, draft(t));
  const answer = await t.send({ method: 'DELETE', path: deleted.path });
  answer.expectStatus(204, 'Answer DELETE with 204 No Content.');
  return { created: await make(t), changed, deleted };
}

/** @returns the record as it is after the change */
export async function put(t: Tools, made: Made, sent: Draft): Promise<Made> {
  const answer = await t.send({ method: 'PUT', path: made.path, json: sent });
  answer.expectStatus(200, 'Answer PUT with 200 and the record as it is now.');
  const record = readRecord(answer, t.terms);
  expectHolds(answer, record, sent, 'Answer PUT with the record as it is now.');
  return { ...made, record, wanted: sent };
}

export const seesAtOnce = step({
  id: 'sees-at-once',
  title: 'The very next request sees each change',
  after: [writes],
  run: (t) =>
    expectKept(t, t.from(writes), 'Wait until the database has confirmed a change (await it) before you answer.'),
});

export const createsMany = step({
  id: 'creates-many-at-once',
  title: 'Twenty records created at the same time are all stored',
  after: [writes],
  weight: 2,
  async run(t) {
    const made = await t.parallel(Array.from({ length: AT_ONCE }, () => () => make(t)));
    await t.parallel(made.map((one) => () => expectStands(t, one, ONE_BY_ONE)));
    const { byId, pages } = await readAll(t);
    const lost = made.filter((one) => !byId.has(String(one.id)));
    const [first] = pages;
    if (lost.length > 0 && first)
      first.answer.fail(`all ${AT_ONCE} new records in the list`, `${AT_ONCE - lost.length} of them`, ONE_BY_ONE);
    return made;
  },
});

export const changesMany = step({
  id: 'changes-many-at-once',
  title: 'Twenty different records changed at the same time all keep their change',
  after: [createsMany],
  weight: 2,
  async run(t) {
    const changed = await t.parallel(t.from(createsMany).map((made) => () => put(t, made, draft(t))));
    await t.parallel(changed.map((made) => () => expectStands(t, made, ONE_BY_ONE)));
    return changed;
  },
});

export const changesOne = step({
  id: 'changes-one-at-once',
  title: 'One record changed by several at once ends as one of the versions, whole',
  after: [writes],
  async run(t) {
    const made = await make(t);
    const drafts = Array.from({ length: SAME_AT_ONCE }, () => draft(t));
    await t.parallel(drafts.map((sent) => () => put(t, made, sent)));
    const answer = await t.send({ method: 'GET', path: made.path });
    answer.expectStatus(200, 'The record has to be there after several changes at once.');
    const record = readRecord(answer, t.terms);
    const isOne = drafts.some((sent) => Object.entries(sent).every(([name, value]) => record[name] === value));
    if (!isOne)
      answer.fail(
        'one of the versions that were sent',
        show(record),
        'Write all fields of a change in one statement: UPDATE … SET a = ?, b = ? WHERE id = ?.',
      );
  },
});

export const standsLater = step({
  id: 'stands-later',
  title: 'Two seconds later everything is still there',
  after: [writes],
  async run(t) {
    await t.wait(LATER_MS);
    await expectKept(
      t,
      t.from(writes),
      'Records stay until somebody deletes them: look for a timer, a cache with a time limit, or a file that is written too late.',
    );
    await expectLater(t, t.from(writes).created);
  },
});

/** Its own clock stands still where the moment of creation was worked out once, when the program started. */
async function expectLater(t: Tools, earlier: Made): Promise<void> {
  const { created } = t.terms.fields;
  if (created === null) return;
  const later = await make(t);
  const [before, after] = [earlier, later].map(({ record }) => String(record[created])) as [string, string];
  const between = Date.parse(after) - Date.parse(before);
  if (between < 1_000 || between > STILL_MS)
    t.fail({
      expected: `${created}: ${LATER_MS / 1_000} seconds after ${before}`,
      actual: `${created}: ${after}`,
      advice: `Ask the clock for ${created} anew for each record: a default that is worked out when the program starts is the same for all.`,
    });
}

/** Expects what was created and changed to be as it was, and what was deleted to be gone. */
export async function expectKept(t: Tools, { created, changed, deleted }: Kept, advice: string): Promise<void> {
  await expectStands(t, created, advice);
  await expectStands(t, changed, advice);
  await expectStaysDeleted(t, deleted, advice);
}

/** Its id may be another record's by now: SQLite gives the highest one again, unless it is told not to. */
async function expectStaysDeleted(t: Tools, deleted: Made, advice: string): Promise<void> {
  const answer = await t.send({ method: 'GET', path: deleted.path });
  const { text } = t.terms.fields;
  if (answer.status === 200 && readRecord(answer, t.terms)[text] !== deleted.wanted[text]) return;
  answer.expectStatus(404, advice);
}
