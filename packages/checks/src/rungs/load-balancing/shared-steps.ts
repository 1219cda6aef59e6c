/** Whatever one instance knows, the others know. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { show } from '../../schema/validate.ts';
import type { Terms } from '../../terms/model.ts';
import { readPerson, readToken, register, signIn, stranger, whoAmI } from '../authentication/people.ts';
import { readAll } from '../rest-api/lists.ts';
import { draft, expectHolds, itemPath, post, readRecord, type Draft, type RecordId } from '../rest-api/records.ts';
import { instanceOf, untilAnother } from './instances.ts';
import { sharesLoad, severalAnswer } from './spread-steps.ts';

const AT_ONCE = 20;
const ONE_STORE =
  'Keep the records in one database that all instances use. A variable in the program, or a file for each instance, is seen by one of them only.';
const NO_COPIES =
  'An instance that keeps copies does not hear of what the others change: ask the database each time, or keep the copies in a place that all share.';

interface MadeThere {
  path: string;
  record: Record<string, unknown>;
  /** The instance that made it. */
  instance: string;
}

async function makeThere(t: Tools, sent: Draft = draft(t)): Promise<MadeThere> {
  const answer = await post(t, sent);
  answer.expectStatus(201, `Answer POST ${t.terms.path} with 201, whichever instance it reaches.`);
  const record = readRecord(answer, t.terms);
  return { path: itemPath(t.terms, record[t.terms.fields.id] as RecordId), record, instance: instanceOf(t, answer) };
}

const get = (t: Tools, path: string) => (): Promise<Answer> => t.send({ method: 'GET', path });

/** Reads until two instances have answered, and holds each answer against the same expectation. */
async function fromTwo(t: Tools, path: string, expect: (answer: Answer) => unknown): Promise<void> {
  const first = await get(t, path)();
  expect(first);
  await untilAnother(t, get(t, path), instanceOf(t, first), expect);
}

export const sharesRecords = step({
  id: 'shares-records',
  title: 'A record made through one instance is read through another',
  after: [severalAnswer],
  weight: 3,
  async run(t) {
    const made = await makeThere(t);
    await untilAnother(t, get(t, made.path), made.instance, (answer) => {
      answer.expectStatus(200, ONE_STORE);
      expectHolds(answer, readRecord(answer, t.terms), made.record, ONE_STORE);
    });
    return made;
  },
});

export const sharesChanges = step({
  id: 'shares-changes',
  title: 'A change through one instance is seen through the others at once, a deletion too',
  after: [sharesRecords],
  weight: 2,
  async run(t) {
    const made = await makeThere(t);
    await fromTwo(t, made.path, (answer) => answer.expectStatus(200, ONE_STORE));
    const sent = draft(t);
    (await t.send({ method: 'PUT', path: made.path, json: sent })).expectStatus(200, 'Answer a PUT with 200.');
    await fromTwo(t, made.path, (answer) => {
      answer.expectStatus(200, NO_COPIES);
      expectHolds(answer, readRecord(answer, t.terms), sent, NO_COPIES);
    });
    (await t.send({ method: 'DELETE', path: made.path })).expectStatus(204, 'Answer DELETE with 204.');
    await fromTwo(t, made.path, (answer) => answer.expectStatus(404, NO_COPIES));
  },
});

export const givesIds = step({
  id: 'gives-ids-of-their-own',
  title: `${AT_ONCE} records made at the same time, through all instances, get ids of their own`,
  after: [sharesRecords],
  weight: 2,
  async run(t) {
    const made = await t.parallel(Array.from({ length: AT_ONCE }, () => () => makeThere(t)));
    const paths = new Set(made.map(({ path }) => path));
    if (paths.size < AT_ONCE)
      t.fail({
        expected: `${AT_ONCE} different ids`,
        actual: `${paths.size}`,
        advice:
          'Let the database give the ids, or draw random ones (UUID): a counter in the program counts for one instance only.',
      });
    const { byId } = await readAll(t);
    const { id } = t.terms.fields;
    const lost = made.filter(({ record }) => !byId.has(String(record[id])));
    if (lost.length > 0)
      t.fail({ expected: `all ${AT_ONCE} in the list`, actual: `${AT_ONCE - lost.length} of them`, advice: ONE_STORE });
  },
});

export const sharesLists = step({
  id: 'shares-lists',
  title: (terms: Terms) => `GET ${terms.path} is the same list, whichever instance answers`,
  after: [sharesRecords],
  async run(t) {
    const first = await get(t, t.terms.path)();
    const name = instanceOf(t, first);
    await untilAnother(t, get(t, t.terms.path), name, (answer) => {
      if (answer.text !== first.text)
        answer.fail(`the list that ${name} has: ${show(first.text)}`, show(answer.text), LISTS);
    });
  },
});

const LISTS = 'Read the list from the store that all share, in one fixed order.';

export const sharesSignIns = step({
  id: 'shares-sign-ins',
  title: 'Who signs in through one instance is known to the others',
  after: [sharesLoad],
  unless: ({ balancing }) => (balancing?.signIn === true ? null : 'your terms do not say balancing: { signIn: true }'),
  weight: 2,
  async run(t) {
    const person = stranger(t);
    const registered = await register(t, person);
    registered.expectStatus(201, `Answer POST ${t.terms.auth.register} with 201 for somebody new.`);
    readPerson(registered);
    const users = 'Keep the people in the store that all instances share.';
    const again = (answer: Answer): unknown => answer.expectStatus(200, users);
    const answer = await untilAnother(t, () => signIn(t, person), instanceOf(t, registered), again);
    const authorization = `Bearer ${readToken(t, answer)}`;
    const keys =
      'Sign tokens with one key that every instance gets from outside, or keep sessions in the shared store: a key drawn at the start of each program is good for that one only.';
    await untilAnother(
      t,
      () => whoAmI(t, authorization),
      instanceOf(t, answer),
      (known) => known.expectStatus(200, keys),
    );
  },
});
