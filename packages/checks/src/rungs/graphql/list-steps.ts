import { step } from '../../check/define.ts';
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import type { Terms } from '../../terms/model.ts';
import { isRecord } from '../../schema/validate.ts';
import { draft, make } from '../rest-api/records.ts';
import { ask, readData, recordIn, type Data } from './ask.ts';
import { asGraphql, fieldName, namesOf, wholeSelection } from './names.ts';
import { readsOne } from './query-steps.ts';

interface ListPage {
  answer: Answer;
  items: Data[];
  total: number;
}

const LARGEST = 100;
const PAGES = 20;

async function readPage(t: Tools, variables: object): Promise<ListPage> {
  const { many } = namesOf(t.terms);
  const { flag } = t.terms.fields;
  const [declared, given] = flag === null ? ['', ''] : [', $flag: Boolean', `, ${fieldName(flag)}: $flag`];
  const query = `query ($page: Int, $limit: Int${declared}) {
    ${many}(page: $page, limit: $limit${given}) { total items { ${wholeSelection(t.terms)} } } }`;
  const answer = await ask(t, query, variables);
  const advice = `Answer ${many} with 200 and an object of items and total.`;
  const page = recordIn(answer, readData(answer, advice), many, advice);
  const { items, total } = page;
  if (!Array.isArray(items) || !items.every(isRecord) || typeof total !== 'number')
    return answer.fail(`data.${many}: items and total`, answer.text.slice(0, 200), advice);
  return { answer, items, total };
}

export const lists = step({
  id: 'lists',
  title: (terms: Terms) => `A query for ${namesOf(terms).many} reads page after page, and counts all that match`,
  after: [readsOne],
  weight: 2,
  async run(t) {
    const made = [await make(t), await make(t), await make(t)];
    const byId = new Map<string, Data>();
    let first: ListPage | null = null;
    for (let page = 1; page <= PAGES; page += 1) {
      const read = await readPage(t, { page, limit: LARGEST });
      first ??= read;
      for (const item of read.items) byId.set(String(item[fieldName(t.terms.fields.id)]), item);
      if (read.items.length < LARGEST) break;
    }
    const advice = 'The list over GraphQL holds what the list over REST holds.';
    for (const { id, record } of made)
      t.same(asGraphql(record, t.terms), byId.get(String(id)) ?? null, { what: `item ${id}`, advice });
    await expectPages(t, byId.size);
  },
});

async function expectPages(t: Tools, count: number): Promise<void> {
  const short = await readPage(t, { page: 1, limit: 2 });
  const next = await readPage(t, { page: 2, limit: 2 });
  const sizes = [short.items.length, Math.min(next.items.length, 1), short.total];
  const advice =
    'limit says how many items stand on one page and page which one, from 1; total counts all pages together.';
  t.same([2, 1, count], sizes, { what: 'items of page 1, an item on page 2, total', advice, answer: short.answer });
  const id = fieldName(t.terms.fields.id);
  const again = next.items.some((item) => short.items.some((other) => other[id] === item[id]));
  if (again) next.answer.fail('other items on page 2 than on page 1', 'an item that stands on both', advice);
}

export const filters = step({
  id: 'filters',
  title: (terms: Terms) => `The list is filtered by ${terms.fields.flag ?? 'its flag'}`,
  after: [lists],
  unless: ({ fields }) => (fields.flag === null ? 'your records have no such field' : null),
  async run(t) {
    const name = fieldName(t.terms.fields.flag ?? '');
    for (const flag of [true, false]) {
      await make(t, draft(t, { flag }));
      const { answer, items, total } = await readPage(t, { page: 1, limit: LARGEST, flag });
      const advice = `With ${name}: ${flag} the list holds those alone, and total counts those alone.`;
      if (items.length === 0 || items.some((item) => item[name] !== flag) || total < items.length)
        answer.fail(`only items with ${name}: ${flag}`, answer.text.slice(0, 200), advice);
    }
  },
});
