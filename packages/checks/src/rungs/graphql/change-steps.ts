import { step } from '../../check/define.ts';
import type { Terms } from '../../terms/model.ts';
import { draft, expectGone, expectStands, itemPath, make, readRecord, TEXT_LIMIT } from '../rest-api/records.ts';
import { ask, create, getOne, readData, readErrors, recordIn } from './ask.ts';
import { asGraphql, fieldName, inputOf, namesOf, storedAs } from './names.ts';
import { readsOne } from './query-steps.ts';

export const createsOne = step({
  id: 'creates-one',
  title: (terms: Terms) => `The mutation ${namesOf(terms).create} creates what REST reads back, whatever its text`,
  after: [readsOne],
  weight: 3,
  async run(t) {
    const { create: name } = namesOf(t.terms);
    for (const text of [t.random.phrase(), ...t.random.everyTrickyPhrase()]) {
      const sent = draft(t, { text });
      const answer = await create(t, sent);
      const works = `Answer ${name} with 200 and the new record; take the text from the variables as it is, never paste it into the query.`;
      const made = recordIn(answer, readData(answer, works), name, works);
      const id = String(made[fieldName(t.terms.fields.id)]);
      t.same(storedAs(sent, id, t.terms), without(made, t.terms), { what: `data.${name}`, advice: works, answer });
      const stored = await t.send({ method: 'GET', path: itemPath(t.terms, id) });
      const advice = 'What a mutation creates is stored: GET over REST finds it under the same id.';
      stored.expectStatus(200, advice);
      const found = asGraphql(readRecord(stored, t.terms), t.terms);
      t.same(made, found, { what: 'the record over REST', advice, answer: stored });
    }
  },
});

/** The record without the time of its creation, which nobody can know beforehand. */
function without(record: Record<string, unknown>, { fields }: Terms): Record<string, unknown> {
  const created = fields.created === null ? null : fieldName(fields.created);
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== created));
}

export const changesOne = step({
  id: 'changes-one',
  title: (terms: Terms) => `The mutation ${namesOf(terms).update} changes this record and no other`,
  after: [createsOne],
  weight: 2,
  async run(t) {
    const { update, input, one } = namesOf(t.terms);
    const [made, other] = [await make(t), await make(t)];
    const query = `mutation ($id: ID!, $input: ${input}!) { ${update}(id: $id, input: $input) { __typename } }`;
    const sent = draft(t);
    readData(await ask(t, query, { id: String(made.id), input: inputOf(sent) }), `Answer ${update} with its data.`);
    for (const [id, wanted] of [
      [made.id, { ...made.record, ...sent }],
      [other.id, other.record],
    ] as const) {
      const answer = await t.send({ method: 'GET', path: itemPath(t.terms, id) });
      const advice = `${update} stores the new values of the record with this id and leaves all others as they are.`;
      const found = asGraphql(readRecord(answer, t.terms), t.terms);
      t.same(asGraphql(wanted, t.terms), found, { what: `record ${id} over REST`, advice, answer });
    }
    const missing = await ask(t, query, { id: t.random.uuid(), input: inputOf(sent) });
    const advice = `Answer ${update} with null where there is no such record.`;
    t.same({ [update]: null }, readData(missing, advice), { what: 'data', advice, answer: missing });
    readData(await getOne(t, String(made.id)), `Answer a query for ${one}.`);
  },
});

export const deletesOne = step({
  id: 'deletes-one',
  title: (terms: Terms) => `The mutation ${namesOf(terms).remove} removes: true, and false where nothing was there`,
  after: [createsOne],
  weight: 2,
  async run(t) {
    const { remove } = namesOf(t.terms);
    const made = await make(t);
    const query = `mutation ($id: ID!) { ${remove}(id: $id) }`;
    const advice = `Answer ${remove} with true where a record was removed, and with false where there was none, whatever the id looks like.`;
    const says = async (id: string, wanted: boolean): Promise<void> => {
      const answer = await ask(t, query, { id });
      t.same({ [remove]: wanted }, readData(answer, advice), { what: 'data', advice, answer });
    };
    for (const wanted of [true, false]) {
      await says(String(made.id), wanted);
      await expectGone(t, made.path, `After ${remove} the record is gone over REST too: 404.`);
    }
    await says(t.random.uuid(), false);
  },
});

export const refusesBrokenChanges = step({
  id: 'refuses-broken-changes',
  title: (terms: Terms) => `${namesOf(terms).update} is held to the same rules, and leaves the record as it was`,
  after: [changesOne],
  weight: 2,
  async run(t) {
    const { update, input } = namesOf(t.terms);
    const made = await make(t);
    const query = `mutation ($id: ID!, $input: ${input}!) { ${update}(id: $id, input: $input) { __typename } }`;
    const advice = `Hold ${update} to the same rules as PUT: text of 1 to ${TEXT_LIMIT} characters, looked at before anything is stored.`;
    for (const text of ['', 'x'.repeat(TEXT_LIMIT + 1)])
      readErrors(await ask(t, query, { id: String(made.id), input: inputOf(draft(t, { text })) }), advice);
    await expectStands(t, made, advice);
  },
});

export const refusesBroken = step({
  id: 'refuses-broken-records',
  title: 'A record against the rules is refused with an error that names the field of the mutation, and not stored',
  after: [createsOne],
  weight: 3,
  async run(t) {
    const { create: name, one, many } = namesOf(t.terms);
    const count = `{ ${many}(limit: 1) { total } }`;
    const advice = `Hold ${name} to the same rules as POST ${t.terms.path}: text of 1 to ${TEXT_LIMIT} characters. Throw an error, and your GraphQL library shapes it.`;
    const before = readData(await ask(t, count), `Answer ${many}.`);
    for (const text of ['', 'x'.repeat(TEXT_LIMIT + 1)]) {
      const answer = await create(t, draft(t, { text }));
      const { errors } = readErrors(answer, advice);
      if (!errors.some(({ path }) => path?.[0] === name))
        answer.fail(
          `errors[0].path: ["${name}"]`,
          answer.text.slice(0, 200),
          'An error that arises in a field says in path which.',
        );
    }
    const { [t.terms.fields.text]: left, ...incomplete } = draft(t);
    const { flag } = t.terms.fields;
    const odd = flag === null ? [] : [{ ...incomplete, [t.terms.fields.text]: left, [flag]: t.random.word() }];
    for (const sent of [incomplete, { ...incomplete, [t.terms.fields.text]: { left } }, ...odd])
      readErrors(await create(t, sent), 'A variable that does not fit its type is refused before anything is done.');
    const after = await ask(t, count);
    t.same(before, readData(after, `Answer ${many}.`), { what: 'data', advice, answer: after });
    readData(await getOne(t, String(t.from(readsOne).id)), `Answer a query for ${one} after errors too.`);
  },
});
