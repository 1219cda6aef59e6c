import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { Terms } from '../../terms/model.ts';
import { LARGEST_PAGE, readAll } from '../rest-api/lists.ts';
import { draft, expectHolds, make, readRecord, type RecordId } from '../rest-api/records.ts';
import { expectNotModified, getUnless, getVersioned, isSameName } from './etags.ts';

export const namesVersions = step({
  id: 'names-versions',
  title: (terms: Terms) => `GET ${terms.path}/:id names the version of its answer in an ETag`,
  weight: 2,
  async run(t) {
    const made = await make(t);
    const { etag } = await getVersioned(t, made.path);
    const again = await getVersioned(t, made.path);
    if (!isSameName(etag, again.etag))
      again.answer.fail(
        `the same ETag as before, ${etag}`,
        `ETag: ${again.etag}`,
        'The name belongs to the content: as long as that is the same, the name is the same. Make it of the content, not anew for each request.',
      );
    return { made, etag };
  },
});

export const saysNotModified = step({
  id: 'says-not-modified',
  title: 'With the present ETag in If-None-Match it answers 304 and sends no body',
  after: [namesVersions],
  weight: 3,
  async run(t) {
    const { made, etag } = t.from(namesVersions);
    const advice = 'Compare If-None-Match with the ETag that you would send; where they are the same, answer 304.';
    expectNotModified(await getUnless(t, made.path, etag), etag, advice);
  },
});

export const sendsWhatIsNew = step({
  id: 'sends-what-is-new',
  title: 'With the ETag of another version it answers 200 and the whole content',
  after: [namesVersions],
  weight: 2,
  async run(t) {
    const { made } = t.from(namesVersions);
    const answer = await getUnless(t, made.path, `"${t.random.hex(12)}"`);
    answer.expectStatus(200, 'A client with another version has to get the content: 304 is for the present one alone.');
    expectHolds(answer, readRecord(answer, t.terms), made.record, 'Answer with the whole record.');
  },
});

export const changesTheName = step({
  id: 'changes-the-name',
  title: 'A changed record has another ETag, also when it changes twice within a second',
  after: [namesVersions],
  weight: 3,
  async run(t) {
    const { made, etag } = t.from(namesVersions);
    const names = [etag];
    for (let round = 0; round < 2; round += 1) {
      const sent = draft(t);
      (await t.send({ method: 'PUT', path: made.path, json: sent })).expectStatus(200, 'Answer a PUT with 200.');
      const now = await getUnless(t, made.path, names.join(', '));
      now.expectStatus(200, TOO_COARSE);
      expectHolds(now, readRecord(now, t.terms), sent, 'Answer with the record as it is now.');
      const { answer, etag: name } = await getVersioned(t, made.path);
      if (names.some((old) => isSameName(old, name)))
        answer.fail('an ETag that no earlier version had', `ETag: ${name}`, TOO_COARSE);
      names.push(name);
    }
  },
});

const TOO_COARSE =
  'After a change the content has a new name: make the ETag of the content, or of a version number; a time in whole seconds does not do.';

export const readsLists = step({
  id: 'reads-lists-of-names',
  title: 'If-None-Match may hold several names, a weak one, or *',
  after: [saysNotModified],
  async run(t) {
    const { made } = t.from(namesVersions);
    const { etag } = await getVersioned(t, made.path);
    const other = `"${t.random.hex(12)}"`;
    const strong = etag.replace(/^W\//, '');
    for (const known of [`${other}, ${etag}`, `W/${other},W/${strong}`, '*']) {
      const advice = `If-None-Match: ${known} holds the present name: split it at its commas, leave W/ out of the comparison, and let * stand for any.`;
      expectNotModified(await getUnless(t, made.path, known), etag, advice);
    }
  },
});

export const namesLists = step({
  id: 'names-lists',
  title: (terms: Terms) =>
    `GET ${terms.path} has an ETag too, and another one once a record in it is changed or removed`,
  after: [saysNotModified],
  weight: 2,
  async run(t) {
    const made = await make(t);
    const query = await pageWith(t, made.id);
    const first = await getVersioned(t, t.terms.path, query);
    const same = 'Answer 304 for the list too, while nothing in it changed.';
    expectNotModified(await getUnless(t, t.terms.path, first.etag, query), first.etag, same);
    await t.send({ method: 'PUT', path: made.path, json: draft(t) });
    await expectOther(t, query, first.etag, 'a record in it was changed');
    const second = await getVersioned(t, t.terms.path, query);
    await t.send({ method: 'DELETE', path: made.path });
    await expectOther(t, query, second.etag, 'a record in it was removed');
  },
});

/** @returns the query of the page on which the record stands: a change of it changes no other page for sure */
async function pageWith(t: Tools, id: RecordId): Promise<Record<string, number>> {
  const { list, fields } = t.terms;
  const { pages } = await readAll(t);
  const at = pages.findIndex(({ items }) => items.some((record) => String(record[fields.id]) === String(id)));
  return { [list.page]: at + 1, [list.size]: LARGEST_PAGE };
}

async function expectOther(t: Tools, query: Record<string, number>, etag: string, what: string): Promise<void> {
  const answer = await getUnless(t, t.terms.path, etag, query);
  answer.expectStatus(
    200,
    `After ${what} the list is another one: its ETag has to be made of everything in the answer.`,
  );
}

export const saysHowLong = step({
  id: 'says-how-long',
  title: 'Cache-Control says that nobody uses a copy without asking',
  after: [namesVersions],
  async run(t) {
    const { made } = t.from(namesVersions);
    for (const path of [made.path, t.terms.path]) {
      const { answer } = await getVersioned(t, path);
      const value = answer.expectHeader('Cache-Control', /\S/, 'such as no-cache', ADVICE);
      const rules = value
        .toLowerCase()
        .split(',')
        .map((rule) => rule.trim());
      const age = rules.find((rule) => rule.startsWith('max-age='));
      if (rules.includes('no-store'))
        answer.fail(
          'an answer that may be kept',
          `Cache-Control: ${value}`,
          'no-store forbids keeping the answer, so no client can ever ask with its ETag.',
        );
      const asksFirst = rules.includes('no-cache') || age === 'max-age=0';
      if (!asksFirst)
        answer.fail('Cache-Control: no-cache, or max-age=0, must-revalidate', `Cache-Control: ${value}`, ADVICE);
    }
  },
});

const ADVICE =
  'Records change at any time: send Cache-Control: no-cache (keep it, but ask before using it) with every GET, so that nobody shows an old one.';
