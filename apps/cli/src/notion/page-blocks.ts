/** The blocks of one page in Notion, brought to what they should be by the fewest requests; the learner's own stay. */
import { createHash } from 'node:crypto';
import { Missing, Unsure, type NotionApi } from './api.ts';

export type Block = Record<string, unknown>;

/** Blocks that one request may append. */
const MOST = 100;

/**
 * What is kept of a block: `<id> <hash>`. The id is `?` from before it is appended until Notion has said what it is: after
 * a crash it is then looked for.
 */
interface Kept {
  id: string;
  hash: string;
}

const UNKNOWN = '?';

/**
 * @param page id in Notion
 * @param wanted blocks, in order
 * @param before as `keep` was given them last
 * @param keep saves what is there now, after every step
 */
export async function putBlocks(
  api: NotionApi,
  page: string,
  wanted: readonly Block[],
  before: readonly string[],
  keep: (blocks: string[]) => Promise<void>,
): Promise<void> {
  let kept = before.map(readKept);
  const save = (next: Kept[]): Promise<void> => {
    kept = next;
    return keep(kept.map(({ id, hash }) => `${id} ${hash}`));
  };
  const goal = wanted.map((block) => ({ block, hash: hashOf(block) }));
  if (kept.length === goal.length && kept.every(({ id, hash }, at) => id !== UNKNOWN && hash === goal[at]?.hash))
    return;
  if (kept.length > 0) await save(await adopt(api, page, kept));
  let same = 0;
  while (same < Math.min(kept.length, goal.length) && kept[same]?.hash === goal[same]?.hash) same += 1;
  let tail = 0;
  // Nothing can be put before the first block, so with another beginning all of it is written anew.
  const most = same === 0 ? 0 : Math.min(kept.length, goal.length) - same;
  while (tail < most && kept.at(-1 - tail)?.hash === goal.at(-1 - tail)?.hash) tail += 1;
  for (let count = kept.length - same - tail; count > 0; count -= 1) {
    const one = kept[same];
    if (one !== undefined) await removeBlock(api, one.id);
    await save(kept.toSpliced(same, 1));
  }
  const fresh = goal.slice(same, goal.length - tail);
  for (let at = 0; at < fresh.length; at += MOST) {
    const chunk = fresh.slice(at, at + MOST);
    await append(api, page, chunk, same + at, () => kept, save);
  }
}

async function append(
  api: NotionApi,
  page: string,
  chunk: readonly { block: Block; hash: string }[],
  place: number,
  current: () => Kept[],
  save: (kept: Kept[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const after = current()[place - 1]?.id;
    await save(current().toSpliced(place, 0, ...chunk.map(({ hash }) => ({ id: UNKNOWN, hash }))));
    let taken = 0;
    try {
      const body = { children: chunk.map(({ block }) => block), ...(after === undefined ? {} : { after }) };
      const { results = [] } = (await api.call('PATCH', `/v1/blocks/${page}/children`, body, false)) as { results?: { id: string }[] }; // prettier-ignore
      // What stands behind may come back as well: ours are the first.
      await save(current().map((one) => (one.id === UNKNOWN ? { ...one, id: results[taken++]?.id ?? UNKNOWN } : one)));
      return;
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
      await save(await adopt(api, page, current()));
      if (current()[place]?.hash === chunk[0]?.hash && current().length >= place + chunk.length) return;
    }
  }
}

/**
 * Finds what an append that was cut off has made: blocks that nobody knows, behind one that is known.
 *
 * @returns what is there: without those that were not made after all, and those that the learner removed
 */
async function adopt(api: NotionApi, page: string, kept: readonly Kept[]): Promise<Kept[]> {
  const known = new Set(kept.map(({ id }) => id));
  const there = (await childrenOf(api, page)).filter(({ type }) => type !== 'child_page' && type !== 'child_database');
  const present = new Set(there.map(({ id }) => id));
  const first = kept.findIndex(({ id }) => id === UNKNOWN);
  const count = kept.filter(({ id }) => id === UNKNOWN).length;
  const before = kept.slice(0, Math.max(first, 0)).findLast(({ id }) => present.has(id))?.id;
  const from = before === undefined ? 0 : there.findIndex(({ id }) => id === before) + 1;
  const strangers = there.slice(from).filter(({ id }) => !known.has(id));
  // An append is all or nothing: fewer strangers than blocks are the learner's own.
  const found = strangers.length >= count ? strangers.slice(before === undefined ? -count : 0).slice(0, count) : [];
  let at = 0;
  return kept.flatMap((one): Kept[] => {
    if (one.id !== UNKNOWN) return present.has(one.id) ? [one] : [];
    const id = found[at]?.id;
    at += 1;
    return id === undefined ? [] : [{ ...one, id }];
  });
}

export interface Child {
  id: string;
  type: string;
  child_page?: { title: string };
  child_database?: { title: string };
}

/** Everything that stands in a page, in order. */
export async function childrenOf(api: NotionApi, page: string): Promise<Child[]> {
  const all: Child[] = [];
  for (let cursor = ''; ;) {
    const from = cursor === '' ? '' : `&start_cursor=${encodeURIComponent(cursor)}`;
    const answer = (await api.call('GET', `/v1/blocks/${page}/children?page_size=100${from}`)) as {
      results: Child[];
      has_more: boolean;
      next_cursor: string | null;
    };
    all.push(...answer.results);
    if (!answer.has_more || answer.next_cursor === null) return all;
    cursor = answer.next_cursor;
  }
}

/** A block that the learner removed is gone already. */
async function removeBlock(api: NotionApi, id: string): Promise<void> {
  try {
    await api.call('DELETE', `/v1/blocks/${id}`);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
  }
}

function readKept(text: string): Kept {
  const at = text.indexOf(' ');
  return { id: text.slice(0, at), hash: text.slice(at + 1) };
}

function hashOf(block: Block): string {
  return createHash('sha256').update(JSON.stringify(block)).digest('base64url').slice(0, 16);
}
