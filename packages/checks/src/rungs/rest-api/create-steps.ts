import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { Terms } from '../../terms/model.ts';
import { serverAnswers } from '../hello-server/steps.ts';
import {
  draft,
  expectHolds,
  expectStands,
  make,
  post,
  readRecord,
  TEXT_LIMIT,
  withDefaults,
  type Made,
} from './records.ts';

const AT_ONCE = 10;

/** Clocks differ, and so do time zones that somebody forgot: a day covers both. */
const CLOCKS_MS = 24 * 60 * 60 * 1_000;

export const creates = step({
  id: 'creates',
  title: (terms: Terms) => `POST ${terms.path} creates a ${terms.noun}: 201 and the record`,
  after: [serverAnswers],
  weight: 2,
  async run(t) {
    const made = await make(t);
    const { created } = t.terms.fields;
    if (created === null) return made;
    const at = String(made.record[created]);
    if (Math.abs(Date.parse(at) - Date.now()) > CLOCKS_MS)
      t.fail({
        expected: `${created}: the present moment`,
        actual: `${created}: ${at}`,
        advice: `Ask the clock for ${created} when the record is created: new Date().toISOString().`,
      });
    return made;
  },
});

export const saysWhere = step({
  id: 'says-where',
  title: 'Location says where the new record is',
  after: [creates],
  run: expectSaysWhere,
});

/** Creates a record in the collection of these terms, and expects to be told where it is. */
export async function expectSaysWhere(t: Tools): Promise<void> {
  const { terms } = t;
  const sent = draft(t);
  const answer = await post(t, sent);
  const advice = `Set the header Location to the path of the new record, ${terms.path}/ and its id.`;
  const location = answer.expectHeader('Location', /./, `${terms.path}/ and the id of the record`, advice);
  const record = readRecord(answer, terms);
  const path = `${terms.path}/${encodeURIComponent(String(record[terms.fields.id]))}`;
  const led = URL.parse(location, 'http://relative')?.pathname ?? '';
  if (!led.endsWith(path)) answer.fail(`Location: ${path}`, `Location: ${location}`, advice);
  const found = await t.send({ method: 'GET', path });
  found.expectStatus(200, 'What stands in Location has to be there when somebody looks.');
}

export const readsBack = step({
  id: 'reads-back',
  title: (terms: Terms) => `GET ${terms.path}/:id gives the ${terms.noun} back`,
  after: [creates],
  weight: 2,
  async run(t) {
    const made = t.from(creates);
    await expectStands(t, made, 'Find the record by the id in the path and answer with it, unchanged.');
    return made;
  },
});

export const twoDiffer = step({
  id: 'two-differ',
  title: 'Two records have two ids, and each keeps its own content',
  after: [readsBack],
  weight: 2,
  async run(t) {
    const first = t.from(readsBack);
    const second = await make(t);
    const third = await make(t);
    const ids = [first, second, third].map(({ id }) => String(id));
    if (new Set(ids).size < ids.length)
      t.fail({
        expected: 'three records with three ids',
        actual: `ids ${ids.join(', ')}`,
        advice:
          'Give each record an id that no other has: count up and never reset, use randomUUID(), or let the database do it.',
      });
    for (const made of [first, second, third])
      await expectStands(
        t,
        made,
        'The record has to stay what it was after others were created: do not keep only the last one, and do not clear the list.',
      );
    return [first, second, third] as [Made, Made, Made];
  },
});

export const storesExactly = step({
  id: 'stores-exactly',
  title: 'Text is stored exactly as it was sent, in every script',
  after: [readsBack],
  async run(t) {
    const { fields } = t.terms;
    // Letters of two bytes each: the limit counts characters.
    const long = t.random.phrase().padEnd(TEXT_LIMIT, t.random.pick(['é', 'ż', 'ø', 'д']));
    const short = t.random.word().slice(0, 1);
    for (const text of [...t.random.everyTrickyPhrase(), ...t.random.everyFragileText(), long, short]) {
      const sent = draft(t, { text });
      const answer = await post(t, sent);
      answer.expectStatus(
        201,
        `Every text of 1 to 200 characters is allowed in ${fields.text}; é is one character, though it takes two bytes.`,
      );
      const record = readRecord(answer, t.terms);
      const advice =
        'Store the text as it came: no trimming, no change of case, no escaping, no number made of 007. Escape when you put it into a page, and give it to the database as a parameter.';
      expectHolds(answer, record, sent, advice);
      await expectStands(
        t,
        { id: '', path: `${t.terms.path}/${encodeURIComponent(String(record[fields.id]))}`, record, wanted: sent },
        advice,
      );
    }
  },
});

export const takesTheSameTwice = step({
  id: 'same-text-twice',
  title: (terms: Terms) => `Two records with the same ${terms.fields.text} are two records`,
  after: [twoDiffer],
  async run(t) {
    const sent = draft(t);
    const [one, other] = [await make(t, sent), await make(t, sent)];
    const advice = `The id tells records apart, not the ${t.terms.fields.text}: it need not be unique.`;
    if (String(one.id) === String(other.id)) t.fail({ expected: 'two ids', actual: `${one.id} twice`, advice });
    for (const made of [one, other]) await expectStands(t, made, advice);
  },
});

export const hasDefaults = step({
  id: 'has-defaults',
  title: 'Optional fields that are left out have their defaults',
  after: [readsBack],
  unless: ({ fields }) =>
    (fields.body ?? fields.flag ?? fields.number) === null ? 'your records have no optional field' : null,
  async run(t) {
    const sent = { [t.terms.fields.text]: t.random.phrase() };
    const answer = await post(t, sent);
    answer.expectStatus(201, `Only ${t.terms.fields.text} is required.`);
    expectHolds(
      answer,
      readRecord(answer, t.terms),
      withDefaults(sent, t.terms),
      'Fill in the default where an optional field is missing, before you store the record.',
    );
  },
});

export const ignoresForeign = step({
  id: 'ignores-foreign-fields',
  title: 'Fields that a client may not set are ignored',
  after: [readsBack],
  async run(t) {
    const { fields, path } = t.terms;
    const foreign = `extra_${t.random.word()}`;
    const wishedId = `wished-${t.random.hex(8)}`;
    const sent = draft(t);
    const wished = {
      ...sent,
      [foreign]: t.random.word(),
      [fields.id]: wishedId,
      ...(fields.created !== null && { [fields.created]: '2001-01-01T00:00:00Z' }),
    };
    const answer = await post(t, wished);
    answer.expectStatus(201, 'Ignore fields that you do not know; they are no reason to refuse a record.');
    const record = readRecord(answer, t.terms);
    const advice =
      'Build the record from the fields you know, one by one, instead of copying the whole body: otherwise a client can set whatever it likes.';
    answer.expectNoField(foreign, advice);
    if (record[fields.id] === wishedId)
      answer.fail('an id that the server chose', `the id that the client sent: ${wishedId}`, advice);
    if (fields.created !== null && String(record[fields.created]).startsWith('2001-'))
      answer.fail(
        'the moment of creation, given by the server',
        `what the client sent: ${String(record[fields.created])}`,
        advice,
      );
    const found = await t.send({ method: 'GET', path: `${path}/${encodeURIComponent(String(record[fields.id]))}` });
    found.expectNoField(foreign, advice);
  },
});

export const createsAtOnce = step({
  id: 'creates-at-once',
  title: 'Ten records created at the same time are ten records',
  after: [twoDiffer],
  async run(t) {
    const made = await t.parallel(Array.from({ length: AT_ONCE }, () => () => make(t)));
    const ids = new Set(made.map(({ id }) => String(id)));
    const advice =
      'Two requests can be in your code at the same time, at every await. Let the database choose the id, or choose it in one step without an await.';
    if (ids.size < AT_ONCE)
      t.fail({ expected: `${AT_ONCE} different ids`, actual: `${ids.size}: ${[...ids].join(', ')}`, advice });
    await t.parallel(made.map((one) => () => expectStands(t, one, advice)));
    return made;
  },
});
