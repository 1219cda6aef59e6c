/** Everybody's own records: kept, listed, and asked for with a token only. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { ownPath, type Terms } from '../../terms/model.ts';
import { newPerson } from '../authentication/people.ts';
import { expectSaysWhere } from '../rest-api/create-steps.ts';
import { readAll, readPage } from '../rest-api/lists.ts';
import { draft, expectGone, expectHolds, expectStands, make, readRecord, type Made } from '../rest-api/records.ts';
import { as, asNobody, type Owner } from './as-person.ts';
import { expectSignInFirst } from './refused.ts';

export const keepsOwn = step({
  id: 'keeps-own',
  title: (terms: Terms) => `${ownPath(terms)} keeps a ${terms.noun} for each of two people`,
  weight: 2,
  async run(t) {
    const owners: Owner[] = [];
    for (let count = 0; count < 2; count += 1) {
      const person = await newPerson(t);
      owners.push({ ...person, made: await make(as(person, t)) });
    }
    for (const owner of owners)
      await expectStands(as(owner, t), owner.made, 'Whoever made a record reads it with their token.');
    return owners as [Owner, Owner];
  },
});

export const saysWhereOwn = step({
  id: 'says-where-own',
  title: (terms: Terms) => `Location says where a new ${terms.noun} in ${ownPath(terms)} is`,
  after: [keepsOwn],
  async run(t) {
    // Somebody new: the lists of the two are counted.
    await expectSaysWhere(as(await newPerson(t), t));
  },
});

export const changesOwn = step({
  id: 'changes-own',
  title: (terms: Terms) => `Whose it is changes and deletes a ${terms.noun} there`,
  after: [keepsOwn],
  async run(t) {
    const [first] = t.from(keepsOwn);
    const mine = as(first, t);
    const made = await make(mine);
    const sent = draft(t);
    const answer = await mine.send({ method: 'PUT', path: made.path, json: sent });
    answer.expectStatus(200, 'A PUT of one’s own record is answered as in the public collection: 200 and the record.');
    expectHolds(
      answer,
      readRecord(answer, mine.terms),
      sent,
      'Store what PUT sends and answer with the record as it is.',
    );
    const now = { ...made, record: { ...made.record, ...sent } };
    await expectStands(mine, now, 'After a PUT, GET has to give the new content.');
    (await mine.send({ method: 'DELETE', path: made.path })).expectStatus(
      204,
      'Answer DELETE of one’s own record with 204.',
    );
    await expectGone(mine, made.path, 'After DELETE the record has to be gone: GET answers 404.');
    return made;
  },
});

export const needsToken = step({
  id: 'needs-a-token',
  title: (terms: Terms) =>
    `Every request to ${ownPath(terms)} needs a token: without one it is 401, and nothing changes`,
  after: [keepsOwn],
  weight: 2,
  async run(t) {
    const [owner] = t.from(keepsOwn);
    const nobody = asNobody(t);
    const { path } = nobody.terms;
    const forged = { Authorization: `Bearer ${t.random.hex(40)}` };
    for (const headers of [{}, forged]) {
      expectSignInFirst(await nobody.send({ method: 'GET', path, headers }));
      expectSignInFirst(await nobody.send({ method: 'POST', path, headers, json: draft(t) }));
      expectSignInFirst(await nobody.send({ method: 'GET', path: owner.made.path, headers }));
      expectSignInFirst(await nobody.send({ method: 'PUT', path: owner.made.path, headers, json: draft(t) }));
      expectSignInFirst(await nobody.send({ method: 'DELETE', path: owner.made.path, headers }));
    }
    await expectStands(
      as(owner, t),
      owner.made,
      'A request that is refused changes nothing: refuse it before you do its work.',
    );
  },
});

export const listsOwn = step({
  id: 'lists-own',
  title: (terms: Terms) => `GET ${ownPath(terms)} lists only what belongs to whoever asks, and counts only that`,
  after: [keepsOwn],
  weight: 3,
  async run(t) {
    const [first, second] = t.from(keepsOwn);
    const fresh = await newPerson(t);
    await expectList(as(fresh, t), []);
    await expectList(as(first, t), [first.made]);
    await expectList(as(second, t), [second.made]);
  },
});

/** A person whom we registered has exactly the records that we made for them. */
async function expectList(mine: Tools, wanted: Made[], filter: Record<string, string> = {}): Promise<void> {
  const { pages, byId } = await readAll(mine, filter);
  const [page] = pages;
  const ids = wanted.map(({ id }) => String(id));
  const missing = ids.find((id) => !byId.has(id));
  const foreign = [...byId.keys()].find((id) => !ids.includes(id));
  if (foreign !== undefined)
    page?.answer.fail(
      `${ids.length} records, all of whoever asks`,
      `${byId.size} records, among them ${foreign}`,
      'Filter the list by its owner, taken from the token, before everything else.',
    );
  if (missing !== undefined)
    page?.answer.fail(
      `the record ${missing} in its owner’s list`,
      'a list without it',
      'List all that belongs to whoever asks.',
    );
  if (page !== undefined && page.total !== null && page.total !== ids.length)
    page.answer.fail(
      `a total of ${ids.length}`,
      `${page.total}`,
      'Count only what belongs to whoever asks: a total of everybody’s records says how much others have.',
    );
}

export const filtersOwn = step({
  id: 'filters-own',
  title: 'A filter and a small page, too, show nothing of anybody else',
  after: [listsOwn],
  unless: ({ fields }) => (fields.flag === null ? 'your records have no true-or-false field' : null),
  async run(t) {
    const owners = t.from(keepsOwn);
    const { flag } = t.terms.fields;
    if (flag === null) return;
    for (const { made, ...owner } of owners)
      for (const value of [true, false]) {
        const mine = as(owner, t);
        await expectList(mine, made.record[flag] === value ? [made] : [], { [flag]: String(value) });
      }
    const second = await readPage(as(owners[0], t), { [t.terms.list.page]: 2, [t.terms.list.size]: 1 });
    if (second.items.length > 0)
      second.answer.fail(
        'an empty second page',
        `${second.items.length} records`,
        'Filter by owner before you cut out the page.',
      );
  },
});

export const keptOutOfPublic = step({
  id: 'kept-out-of-the-public',
  title: (terms: Terms) => `What is in ${ownPath(terms)} does not show in ${terms.path}`,
  after: [keepsOwn],
  weight: 2,
  async run(t) {
    const [{ made }] = t.from(keepsOwn);
    const { fields, path } = t.terms;
    const advice = `Keep personal records out of ${path}: in a table of their own, or by a condition in each of its queries.`;
    const { pages } = await readAll(t);
    for (const { answer, items } of pages)
      if (items.some((record) => record[fields.text] === made.record[fields.text]))
        answer.fail('a list without anybody’s own records', 'somebody’s own record', advice);
    // Another record may have that number here: it is the text that tells.
    const answer = await t.send({ method: 'GET', path: `${path}/${encodeURIComponent(String(made.id))}` });
    if (answer.text.includes(String(made.record[fields.text])))
      answer.fail('404, or another record', 'somebody’s own record', advice);
  },
});
