import { step } from '../../check/define.ts';
import type { Terms } from '../../terms/model.ts';
import { readAll } from '../rest-api/lists.ts';
import { draft } from '../rest-api/records.ts';
import { ask, getOne, readData, readErrors, undoWhatWasMade } from './ask.ts';
import { fieldName, inputOf, namesOf } from './names.ts';
import { createsOne } from './change-steps.ts';
import { readsOne } from './query-steps.ts';

/** Many times what a person writes by hand, and many times less than what hurts. */
const ALIASES = 1_500;

export const refusesUnknownFields = step({
  id: 'refuses-unknown-fields',
  title: 'A field that does not exist is an error with a message, and nothing is executed',
  after: [readsOne],
  weight: 2,
  async run(t) {
    const { one, create, input } = namesOf(t.terms);
    const { id } = t.from(readsOne);
    const unknown = `no_${t.random.hex(8)}`;
    const advice =
      'Validate a query against your types before you execute it: an unknown field is a mistake of the client.';
    const answer = await getOne(t, String(id), `${fieldName(t.terms.fields.text)} ${unknown}`);
    const { data } = readErrors(answer, advice);
    if (data !== null) answer.fail('no data', answer.text.slice(0, 200), advice);
    const text = t.random.phrase();
    const values = { input: inputOf(draft(t, { text })) };
    const mutation = `mutation ($input: ${input}!) { ${create}(input: $input) { ${fieldName(t.terms.fields.id)} ${unknown} } }`;
    const refused = await ask(t, mutation, values);
    undoWhatWasMade(t, refused, create);
    readErrors(refused, advice);
    const { byId } = await readAll(t);
    if ([...byId.values()].some((record) => record[t.terms.fields.text] === text))
      refused.fail('nothing created', 'the record of the refused mutation is there', advice);
    readData(await getOne(t, String(id)), `Answer a query for ${one} after errors too.`);
  },
});

export const refusesMalformed = step({
  id: 'refuses-malformed-queries',
  title: 'A query that cannot be read is an error with a message; a body without a query is a 400',
  after: [readsOne],
  weight: 2,
  async run(t) {
    const { one } = namesOf(t.terms);
    for (const query of [`{ ${one}(id: `, '', t.random.word(), `query { ${one} {{ id } }`])
      readErrors(await ask(t, query), 'A query that cannot be read is answered with errors, not with a crash.');
    const advice = 'A body that is not JSON, or has no text in the field query, is answered with 400.';
    const { path } = t.terms.graphql;
    for (const json of [{}, { query: 7 }, { query: null }, null, [], [t.random.word()]])
      (await t.send({ method: 'POST', path, json })).expectStatus([400, 422], advice);
    const headers = { 'Content-Type': 'application/json' };
    (await t.send({ method: 'POST', path, headers, text: '{"query": "' })).expectStatus(400, advice);
    readData(await getOne(t, String(t.from(readsOne).id)), `Answer a query for ${one} after errors too.`);
  },
});

export const getChangesNothing = step({
  id: 'get-changes-nothing',
  title: (terms: Terms) => `GET ${terms.graphql.path} runs no mutation`,
  after: [createsOne],
  weight: 2,
  async run(t) {
    const { create } = namesOf(t.terms);
    const word = t.random.word();
    const [id, text] = [fieldName(t.terms.fields.id), fieldName(t.terms.fields.text)];
    const query = `mutation { ${create}(input: { ${text}: "${word}" }) { ${id} } }`;
    const answer = await t.send({ method: 'GET', path: t.terms.graphql.path, query: { query } });
    undoWhatWasMade(t, answer, create);
    const { byId } = await readAll(t);
    if ([...byId.values()].some((record) => record[t.terms.fields.text] === word))
      answer.fail(
        'nothing created',
        'the record of the mutation is there',
        'A GET changes nothing: a link or an image on any page could send it. Take mutations by POST alone.',
      );
  },
});

export const boundsQueries = step({
  id: 'bounds-queries',
  title: `A query that asks for ${ALIASES.toLocaleString('en')} things at once is refused`,
  after: [readsOne],
  level: 'should',
  async run(t) {
    const { one } = namesOf(t.terms);
    const name = fieldName(t.terms.fields.id);
    const id = String(t.from(readsOne).id);
    const fields = Array.from({ length: ALIASES }, (_, index) => `a${index}: ${one}(id: $id) { ${name} }`);
    const answer = await ask(t, `query ($id: ID!) { ${fields.join(' ')} }`, { id });
    const advice =
      'A short request can ask for a great deal of work: put a bound on the size of a query (tokens, fields or depth) and answer with an error above it.';
    if (answer.status === 413) return;
    const { data } = readErrors(answer, advice);
    if (data !== null) answer.fail('no data', 'data', advice);
  },
});
