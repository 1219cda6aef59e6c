import { step } from '../../check/define.ts';
import type { Terms } from '../../terms/model.ts';
import { twoDiffer } from './create-steps.ts';
import { readAll } from './lists.ts';
import { expectTotal, RECOUNT_MS } from './list-steps.ts';
import { draft, expectGone, expectHolds, expectStands, make, readRecord, withDefaults, type Made } from './records.ts';

export const replaces = step({
  id: 'replaces',
  title: (terms: Terms) => `PUT ${terms.path}/:id replaces the ${terms.noun}, and no other`,
  after: [twoDiffer],
  weight: 2,
  async run(t) {
    const { terms } = t;
    const [, made, other] = t.from(twoDiffer);
    const sent = draft(t);
    const answer = await t.send({ method: 'PUT', path: made.path, json: sent });
    answer.expectStatus(200, `Answer PUT ${terms.path}/:id with 200 and the record as it is now.`);
    const record = readRecord(answer, terms);
    expectHolds(answer, record, sent, 'Store what PUT sends and answer with the record as it is now.');
    const { id, created } = terms.fields;
    const kept = { [id]: made.id, ...(created !== null && { [created]: made.record[created] }) };
    expectHolds(answer, record, kept, 'PUT changes neither the id nor the moment of creation.');
    const now: Made = { ...made, record, wanted: sent };
    await expectStands(t, now, 'After a PUT, GET has to give the new content: store it, do not only answer with it.');
    await expectStands(t, other, 'A PUT changes the record in its path and no other.');
    return now;
  },
});

export const replacesWhole = step({
  id: 'replaces-as-a-whole',
  title: 'PUT replaces the whole record: what is left out gets its default',
  after: [replaces],
  unless: ({ fields }) =>
    (fields.body ?? fields.flag ?? fields.number) === null ? 'your records have no optional field' : null,
  async run(t) {
    const { terms } = t;
    const made = await make(t, draft(t, { flag: true }));
    const sent = { [terms.fields.text]: t.random.phrase() };
    const answer = await t.send({ method: 'PUT', path: made.path, json: sent });
    answer.expectStatus(200, `Only ${terms.fields.text} is required in a PUT.`);
    const advice =
      'PUT is a whole new content, not a change of some fields (that would be PATCH): give left-out fields their defaults.';
    expectHolds(answer, readRecord(answer, terms), withDefaults(sent, terms), advice);
  },
});

export const replacesAgain = step({
  id: 'replaces-again',
  title: 'The same PUT twice leaves the same record',
  after: [replaces],
  async run(t) {
    const made = t.from(replaces);
    for (let round = 0; round < 2; round += 1) {
      const answer = await t.send({ method: 'PUT', path: made.path, json: made.wanted });
      answer.expectStatus(200, 'A PUT can be repeated: a client that lost the answer sends it again.');
      expectHolds(answer, readRecord(answer, t.terms), made.record, 'The same PUT again has to leave the same record.');
    }
    const { text } = t.terms.fields;
    const same = [...(await readAll(t)).byId.values()].filter((record) => record[text] === made.wanted[text]);
    const advice = 'A PUT changes the record that is there and adds none.';
    if (same.length !== 1)
      t.fail({ expected: 'one record with this text in the list', actual: `${same.length} of them`, advice });
  },
});

export const deletes = step({
  id: 'deletes',
  title: (terms: Terms) => `DELETE ${terms.path}/:id removes the ${terms.noun}: 204, then 404`,
  after: [twoDiffer],
  weight: 2,
  async run(t) {
    const { terms } = t;
    const [kept] = t.from(twoDiffer);
    const made = await make(t);
    const answer = await t.send({ method: 'DELETE', path: made.path });
    answer.expectStatus(204, `Answer DELETE ${terms.path}/:id with 204 No Content.`);
    if (answer.bytes > 0) answer.fail('no body', `${answer.bytes} bytes`, '204 says that there is no body: send none.');
    await expectGone(t, made.path, 'After DELETE the record has to be gone: GET answers 404.');
    const { byId } = await readAll(t);
    if (byId.has(String(made.id)))
      t.fail({
        expected: `the list without ${terms.noun} ${made.id}`,
        actual: 'it stands there still',
        advice: 'Take the record out of the list, too.',
      });
    await expectStands(t, kept, 'A DELETE removes the record in its path and no other.');
    if (terms.list.total !== null)
      await t.eventually(async () => expectTotal(await readAll(t)), { withinMs: RECOUNT_MS });
    return made;
  },
});

export const deletesAgain = step({
  id: 'deletes-again',
  title: 'A second DELETE answers 404 and changes nothing, and a PUT brings nothing back',
  after: [deletes],
  async run(t) {
    const [kept] = t.from(twoDiffer);
    const answer = await t.send({ method: 'DELETE', path: t.from(deletes).path });
    answer.expectStatus(
      404,
      'The record is gone already: answer 404. Look for it before you delete, since removing “entry -1” often removes the last one.',
    );
    const { path } = t.from(deletes);
    const put = await t.send({ method: 'PUT', path, json: draft(t) });
    put.expectStatus(404, 'What was deleted cannot be replaced: a PUT for it answers 404 and brings nothing back.');
    await expectGone(t, path, 'What was deleted stays deleted, also after a PUT.');
    await expectStands(t, kept, 'A DELETE of what is not there must not remove something else.');
  },
});
