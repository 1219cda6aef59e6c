/** Ids of items: `<kind>/<slug>`, made from the words of the item and never from its place. */
import { items } from './items.ts';
import type { AnyItem, Item, Roadmap } from '../model.ts';

/** Longest slug, in UTF-16 units; longer titles are cut at a word. */
const MAX_SLUG = 48;
/** Titles are cut to this before the expensive steps: a title may be a whole paragraph. */
const MAX_READ = 400;

/** Most titles, and several times faster to read. */
const ASCII = /^[\x20-\x7e]*$/;

/** Names that would all become one letter. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bc\+\+/g, 'cpp'],
  [/\b([cf])#/g, '$1sharp'],
  [/(^|\s)\.net\b/g, '$1dotnet'],
];

/**
 * The slug of a title: lower-case letters and digits of any script, joined by hyphens; '' where it has none.
 * @param title plain text
 */
export function slugOf(title: string): string {
  const short = title.slice(0, MAX_READ);
  const isAscii = ASCII.test(short);
  let words = (isAscii ? short : short.normalize('NFKC')).toLowerCase();
  if (/['’]/.test(words)) words = words.replace(/['’]/g, '');
  if (/[+#]|\.n/.test(words)) for (const [pattern, name] of NAMES) words = words.replace(pattern, name);
  const slug = isAscii ? hyphened(words) : words.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^-|-$/g, '');
  if (slug.length <= MAX_SLUG) return slug;
  const cut = slug.slice(0, MAX_SLUG + 1).lastIndexOf('-');
  // A script without spaces has nowhere to cut; half of a surrogate pair must not stay behind.
  return cut > MAX_SLUG / 3 ? slug.slice(0, cut) : slug.slice(0, MAX_SLUG).replace(/[\ud800-\udbff]$/, '');
}

/** The runs of letters and digits in lower-case ASCII, joined by hyphens; no more of it than a slug needs. */
function hyphened(words: string): string {
  let slug = '';
  let start = -1;
  for (let at = 0; at <= words.length && slug.length <= MAX_SLUG; at += 1) {
    const code = words.charCodeAt(at);
    const isWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (isWord && start < 0) start = at;
    else if (!isWord && start >= 0) {
      slug += slug === '' ? words.slice(start, at) : `-${words.slice(start, at)}`;
      start = -1;
    }
  }
  return slug;
}

/** Gives out ids, each once. Linear over all calls: a repeated name goes on counting where it stopped. */
export class IdBook {
  /** Every id that is taken, and the number that its next namesake tries first. */
  readonly #next = new Map<string, number>();

  /** @param taken ids that must not be given out */
  constructor(taken: Iterable<string> = []) {
    for (const id of taken) this.#next.set(id, 2);
  }

  /** A free id for a kind and a slug: the plain one, or with `-2`, `-3`, ... */
  take(kind: string, slug: string): string {
    const base = `${kind}/${slug === '' ? 'untitled' : slug}`;
    let number = this.#next.get(base);
    if (number === undefined) {
      this.#next.set(base, 2);
      return base;
    }
    let id = `${base}-${number}`;
    while (this.#next.has(id)) id = `${base}-${++number}`;
    this.#next.set(base, number + 1);
    this.#next.set(id, 2);
    return id;
  }
}

/** A day is known by its week: "Monday" alone would name two items of one roadmap. */
function weekSlugs(roadmap: Roadmap): Map<Item, string> {
  const slugs = new Map<Item, string>();
  for (const week of roadmap.weeks) for (const day of week.days) slugs.set(day, slugOf(week.title));
  return slugs;
}

function slugOfItem(item: AnyItem, weeks: ReadonlyMap<Item, string>): string {
  const own = slugOf(item.title);
  const week = item.kind === 'day' ? weeks.get(item) : undefined;
  if (week) return slugOf(`${week.slice(0, MAX_SLUG - own.length - 1)}-${own}`);
  return own || slugOf(item.text);
}

/** The temporary id that an item refers to, null where it refers to none. */
function referenceOf(item: AnyItem): string | null {
  if (item.kind === 'signal') return item.phaseId;
  return 'parentId' in item ? item.parentId : null;
}

/**
 * Gives every item of a roadmap its id, and lets every reference (`parentId`, `phaseId`) follow.
 *
 * Changes the roadmap in place, which the caller has just built: a copy of a hundred thousand items costs more than
 * reading them.
 * @param roadmap every item carries a unique temporary id (`#12`), which references use too
 * @param kept ids to keep, by item of `roadmap`: what an edit knows to be the same item
 * @param taken further ids that must not be given out, such as those of removed items
 */
export function assignIds(
  roadmap: Roadmap,
  kept: ReadonlyMap<AnyItem, string> = new Map(),
  taken: Iterable<string> = [],
): Roadmap {
  const book = new IdBook([...taken, ...kept.values()]);
  const weeks = weekSlugs(roadmap);
  const all = items(roadmap);
  // Most items are referred to by none.
  const final = new Map<string, string | null>();
  for (const item of all) {
    const reference = referenceOf(item);
    if (reference !== null) final.set(reference, null);
  }
  for (const item of all) {
    const id = (kept.size > 0 ? kept.get(item) : undefined) ?? book.take(item.kind, slugOfItem(item, weeks));
    if (final.has(item.id)) final.set(item.id, id);
    item.id = id;
  }
  for (const item of all) {
    if ('parentId' in item && item.parentId !== null) item.parentId = final.get(item.parentId) ?? null;
    else if (item.kind === 'signal' && item.phaseId !== null) item.phaseId = final.get(item.phaseId) ?? null;
  }
  return roadmap;
}
