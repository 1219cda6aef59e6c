import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { Terms } from '../../terms/model.ts';
import { createsAtOnce, twoDiffer } from './create-steps.ts';
import { StepFailure } from '../../check/step-failure.ts';
import { expectNoMoreThan, readAll, readPage, type Page, type WholeList } from './lists.ts';
import { draft, expectHolds, make } from './records.ts';

const DEFAULT_SIZE = 20;
export const RECOUNT_MS = 1_000;

export const listsAll = step({
  id: 'lists-all',
  title: (terms: Terms) => `GET ${terms.path} lists every ${terms.noun}, on one of its pages`,
  after: [twoDiffer],
  weight: 2,
  async run(t) {
    const all = await readAll(t);
    for (const made of t.from(twoDiffer)) {
      const listed = all.byId.get(String(made.id));
      const [first] = all.pages;
      const advice = 'Build the list from the same place where you store records, so that everything stored is in it.';
      if (listed === undefined)
        throw new StepFailure({
          expected: `the ${t.terms.noun} with id ${made.id} in the list`,
          actual: `${all.byId.size} records without it`,
          advice,
          ...(first && { answer: first.answer }),
        });
      if (first)
        expectHolds(first.answer, listed, made.record, 'In the list a record has the same content as on its own.');
    }
  },
});

export const listsNothingElse = step({
  id: 'lists-only-what-exists',
  title: 'Whatever the list holds can be read on its own',
  after: [listsAll],
  async run(t) {
    const { items } = await readPage(t);
    for (const record of items.slice(0, 5)) {
      const path = `${t.terms.path}/${encodeURIComponent(String(record[t.terms.fields.id]))}`;
      const answer = await t.send({ method: 'GET', path });
      answer.expectStatus(200, 'Each record in the list has to be there under its own id: do not invent the list.');
    }
  },
});

export const counts = step({
  id: 'counts',
  title: 'The total counts every record, not only those of the page',
  after: [listsAll],
  unless: ({ list }) => (list.total === null ? 'your list has no total' : null),
  async run(t) {
    await t.eventually(async () => expectTotal(await readAll(t)), { withinMs: RECOUNT_MS });
    const small = await readPage(t, { [t.terms.list.size]: 1 });
    const { byId } = await readAll(t);
    if (small.total !== null && Math.abs(small.total - byId.size) > 1)
      small.answer.fail(
        `a total of ${byId.size} on a page of one`,
        `${small.total}`,
        'Count all records that match before you cut the page out.',
      );
  },
});

/** Somebody else may add a record while we count: who calls this counts again. */
export function expectTotal({ pages, byId }: WholeList): void {
  for (const { answer, total } of pages)
    if (total !== byId.size)
      answer.fail(
        `a total of ${byId.size}, as many as stand on all pages together`,
        `${total ?? 'none'}`,
        'Count all records that match: the total is the same on every page.',
      );
}

export const pages = step({
  id: 'pages',
  title: 'Pages have the size that was asked for, and each record stands on one of them',
  after: [listsAll, createsAtOnce],
  async run(t) {
    const { list } = t.terms;
    const size = t.random.int(3, 6);
    const first = await readPage(t, { [list.page]: 1, [list.size]: size });
    expectFull(first, size, list.size);
    const second = await readPage(t, { [list.page]: 2, [list.size]: size });
    expectFull(second, size, list.size);
    const ids = [...first.items, ...second.items].map((record) => String(record[t.terms.fields.id]));
    if (new Set(ids).size < ids.length)
      second.answer.fail(
        'other records on page 2 than on page 1',
        'a record of page 1',
        `Skip (page - 1) × size records: page 2 of ${size} starts after ${size}.`,
      );
    await expectEmptyAfterLast(t, size);
  },
});

function expectFull(
  { answer, items }: Page,
  size: number,
  parameter: string,
  advice = `Read the query parameter ${parameter} as a number and cut that many records out of the list.`,
): void {
  if (items.length !== size) answer.fail(`${size} records on the page`, `${items.length}`, advice);
}

async function expectEmptyAfterLast(t: Tools, size: number): Promise<void> {
  const far = await readPage(t, { [t.terms.list.page]: 100_000, [t.terms.list.size]: size });
  if (far.items.length > 0)
    far.answer.fail(
      'an empty list after the last page',
      `${far.items.length} records`,
      'After the last page there is nothing: answer 200 with an empty list.',
    );
}

export const pagesByDefault = step({
  id: 'pages-by-default',
  title: `Without page and limit it is the first page, of at most ${DEFAULT_SIZE}; limit may be 1, and more than that`,
  after: [pages],
  async run(t) {
    const { list } = t.terms;
    // More than a page holds by itself: only then it can be seen where that ends.
    const size = DEFAULT_SIZE + t.random.int(2, 5);
    for (let count = (await readAll(t)).byId.size; count < size; count += 1) await make(t);
    const first = await readPage(t, { [list.page]: 1, [list.size]: size });
    expectFull(first, size, list.size);
    const plain = await readPage(t);
    expectNoMoreThan(plain, DEFAULT_SIZE, list.size);
    expectBeginsLike(plain, first, t.terms);
    const one = await readPage(t, { [list.size]: 1 });
    expectFull(one, 1, list.size);
    expectBeginsLike(one, first, t.terms);
  },
});

/** The order is the same on every page, so that whoever asks for less gets the beginning. */
function expectBeginsLike({ answer, items }: Page, first: Page, { fields }: Terms): void {
  const ids = (records: Page['items']): string[] => records.map((record) => String(record[fields.id]));
  const wanted = ids(first.items.slice(0, Math.max(1, items.length)));
  const found = ids(items);
  if (found.join() !== wanted.join())
    answer.fail(
      `the beginning of page 1: ${wanted.slice(0, 3).join(', ')}`,
      found.length === 0 ? 'no records' : found.slice(0, 3).join(', '),
      'Where the query names no page, take page 1, in the same order as always; where it names no size, take 20.',
    );
}

export const filters = step({
  id: 'filters',
  title: (terms: Terms) => `GET ${terms.path}?${terms.fields.flag ?? 'flag'}=true gives only those`,
  after: [listsAll],
  unless: ({ fields }) => (fields.flag === null ? 'your records have no true-or-false field' : null),
  async run(t) {
    const { flag } = t.terms.fields;
    if (flag === null) return;
    const made = [await make(t, draft(t, { flag: true })), await make(t, draft(t, { flag: false }))];
    for (const value of [true, false]) {
      const all = await readAll(t, { [flag]: String(value) });
      for (const { answer, items } of all.pages) {
        const wrong = items.find((record) => record[flag] !== value);
        if (wrong)
          answer.fail(
            `only records with ${flag}: ${value}`,
            `one with ${flag}: ${String(wrong[flag])}`,
            `The query is text: compare with "true" and "false", and filter before you cut out the page.`,
          );
      }
      const missing = made.find(({ id, record }) => record[flag] === value && !all.byId.has(String(id)));
      if (missing)
        all.pages[0]?.answer.fail(
          `the ${t.terms.noun} with id ${missing.id} in the list`,
          'a list without it',
          `A filter leaves out what does not match, and only that.`,
        );
      // Both kinds are there: where the page is cut out first, one of the two pages of one record is empty.
      const one = await readPage(t, { [flag]: String(value), [t.terms.list.page]: 1, [t.terms.list.size]: 1 });
      expectFull(one, 1, t.terms.list.size, 'Filter first, then cut the page out of what matches.');
      if (t.terms.list.total !== null)
        await t.eventually(async () => expectTotal(await readAll(t, { [flag]: String(value) })), {
          withinMs: RECOUNT_MS,
        });
    }
  },
});
