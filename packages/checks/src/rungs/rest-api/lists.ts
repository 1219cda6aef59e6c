/** Reading the learner's list, page by page. */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import { StepFailure } from '../../check/step-failure.ts';
import type { Schema } from '../../schema/model.ts';
import type { Terms } from '../../terms/model.ts';
import { recordSchema, type RecordId } from './records.ts';

export interface Page {
  answer: Answer;
  items: Record<string, unknown>[];
  /** null where the terms know no total. */
  total: number | null;
}

/** Pages of the largest size that are read at most: 2,000 records. */
const PAGES = 20;
export const LARGEST_PAGE = 100;

export async function readPage(t: Tools, query: Record<string, string | number> = {}): Promise<Page> {
  const { list, path } = t.terms;
  const answer = await t.send({ method: 'GET', path, query });
  answer.expectStatus(200, `Answer GET ${path} with 200 and the list, an empty one too.`);
  const advice = `Answer GET ${path} with ${inWords(t.terms)}, each entry a whole record.`;
  const body = answer.expectJson(pageSchema(t.terms), advice);
  const items = list.items === null ? body : (body as Record<string, unknown>)[list.items];
  const total = list.total === null ? null : (body as Record<string, number>)[list.total];
  return { answer, items: items as Record<string, unknown>[], total: total ?? null };
}

function inWords({ list }: Terms): string {
  if (list.items === null) return 'a JSON list';
  return `an object whose field "${list.items}" is the list${list.total === null ? '' : ` and whose field "${list.total}" counts all that match`}`;
}

function pageSchema(terms: Terms): Schema {
  const { items, total } = terms.list;
  const entries: Schema = { type: 'array', items: recordSchema(terms) };
  if (items === null) return entries;
  return {
    type: 'object',
    required: total === null ? [items] : [items, total],
    properties: { [items]: entries, ...(total !== null && { [total]: { type: 'integer', minimum: 0 } }) },
  };
}

export interface WholeList {
  pages: Page[];
  /** Every record by its id as text. */
  byId: Map<string, Record<string, unknown>>;
}

/** Reads page after page until one is not full; fails where a record stands on two of them. */
export async function readAll(t: Tools, filter: Record<string, string> = {}, size = LARGEST_PAGE): Promise<WholeList> {
  const { fields, list, noun } = t.terms;
  const pages: Page[] = [];
  const byId = new Map<string, Record<string, unknown>>();
  for (let number = 1; number <= PAGES; number += 1) {
    const page = await readPage(t, { ...filter, [list.page]: number, [list.size]: size });
    expectNoMoreThan(page, size, list.size);
    pages.push(page);
    for (const record of page.items) {
      const id = String(record[fields.id]);
      if (byId.has(id))
        page.answer.fail(`each ${noun} on one page only`, `the ${noun} with id ${id} stands there twice`, TWICE);
      byId.set(id, record);
    }
    if (page.items.length < size) return { pages, byId };
  }
  throw new StepFailure({
    expected: `a list of at most ${PAGES * size} records`,
    actual: 'a longer one',
    advice: 'Run the check against a server with fewer records, for example with a fresh database.',
  });
}

const TWICE =
  'Give the list one fixed order (by id, or by the moment of creation), then cut the page out of it. And give each record an id of its own.';

export function expectNoMoreThan({ answer, items }: Page, size: number, parameter: string): void {
  if (items.length > size)
    answer.fail(
      `at most ${size} records on a page`,
      `${items.length} records`,
      `Read the query parameter ${parameter} and send no more records than it says.`,
    );
}

export function idOf(record: Record<string, unknown>, terms: Terms): RecordId {
  return record[terms.fields.id] as RecordId;
}
