import { step } from '../../check/define.ts';
import type { Terms } from '../../terms/model.ts';
import { creates } from '../rest-api/create-steps.ts';
import { itemPath, make } from '../rest-api/records.ts';
import { ask, getOne, readData, recordIn } from './ask.ts';
import { asGraphql, fieldName, namesOf } from './names.ts';

const ONE_STORE =
  'Read from the same place as your REST API: what is created over one of them is there over the other at once.';

export const readsOne = step({
  id: 'reads-one',
  title: (terms: Terms) => `A query for ${namesOf(terms).one}(id) reads what was created over REST, every field of it`,
  after: [creates],
  weight: 3,
  async run(t) {
    const made = await make(t);
    const answer = await getOne(t, String(made.id));
    const data = readData(answer, `Answer a query for ${namesOf(t.terms).one} with 200 and its data.`);
    const record = recordIn(answer, data, namesOf(t.terms).one, ONE_STORE);
    const what = `data.${namesOf(t.terms).one}`;
    t.same(asGraphql(made.record, t.terms), record, { what, advice: ONE_STORE, answer });
    return made;
  },
});

export const answersWhatWasAsked = step({
  id: 'answers-what-was-asked',
  title: 'The data has just the fields that were asked for, under the names that were asked for',
  after: [readsOne],
  weight: 2,
  async run(t) {
    const made = t.from(readsOne);
    const { one, type } = namesOf(t.terms);
    const wanted = asGraphql(made.record, t.terms);
    const [id, text] = [fieldName(t.terms.fields.id), fieldName(t.terms.fields.text)];
    const label = t.random.word();
    const selections: [selection: string, data: object][] = [
      [text, { [text]: wanted[text] }],
      [`${id} __typename`, { [id]: wanted[id], __typename: type }],
      [`${label}: ${text}`, { [label]: wanted[text] }],
    ];
    for (const [selection, data] of selections) {
      const answer = await getOne(t, String(made.id), selection);
      const found = readData(answer, 'Answer any selection of fields that the types have.');
      const advice = 'Answer with the fields of the selection and no others: leave this to your GraphQL library.';
      t.same({ [one]: data }, found, { what: 'data', advice, answer });
    }
  },
});

export const readsSeveral = step({
  id: 'reads-several',
  title: 'One request reads two records under two names, with a fragment',
  after: [readsOne],
  async run(t) {
    const { one, type } = namesOf(t.terms);
    const text = fieldName(t.terms.fields.text);
    const pair = [t.from(readsOne), await make(t)] as const;
    const query = `query ($a: ID!, $b: ID!) { first: ${one}(id: $a) { ...Short } second: ${one}(id: $b) { ...Short } }
      fragment Short on ${type} { ${text} }`;
    const answer = await ask(t, query, { a: String(pair[0].id), b: String(pair[1].id) });
    const advice = 'Each name in the query gets the record of its own id.';
    const [first, second] = pair.map(({ record }) => ({ [text]: record[t.terms.fields.text] }));
    t.same({ first, second }, readData(answer, advice), { what: 'data', advice, answer });
  },
});

export const choosesTheOperation = step({
  id: 'chooses-the-operation',
  title: 'Of several operations in one request it runs the one that operationName says',
  after: [readsOne],
  async run(t) {
    const { one } = namesOf(t.terms);
    const id = fieldName(t.terms.fields.id);
    const pair = [String(t.from(readsOne).id), String((await make(t)).id)];
    const query = `query First($a: ID!) { ${one}(id: $a) { ${id} } } query Second($b: ID!) { ${one}(id: $b) { ${id} } }`;
    for (const [name, wanted] of [
      ['First', pair[0]],
      ['Second', pair[1]],
    ] as const) {
      const answer = await ask(t, query, { a: pair[0], b: pair[1] }, name);
      const advice =
        'Hand the field operationName of the body on to your GraphQL library: it says which operation runs.';
      t.same({ [one]: { [id]: wanted } }, readData(answer, advice), { what: 'data', advice, answer });
    }
  },
});

export const knowsNoSuchId = step({
  id: 'knows-no-such-id',
  title: 'A record that is not there is null, without an error',
  after: [readsOne],
  async run(t) {
    const { one } = namesOf(t.terms);
    const made = await make(t);
    (await t.send({ method: 'DELETE', path: itemPath(t.terms, made.id) })).expectStatus(204, 'Answer DELETE with 204.');
    for (const id of [t.random.uuid(), String(made.id)]) {
      const answer = await getOne(t, id);
      const advice = `The type says that ${one} may be null: answer null where there is no such record, and throw nothing.`;
      t.same({ [one]: null }, readData(answer, advice), { what: 'data', advice, answer });
    }
  },
});
