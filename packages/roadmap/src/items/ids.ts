/** Ids of items: `<kind>/<slug>`, made from the words of the item and never from its place. */
import { items } from './items.ts';
import type { AnyItem, Item, Roadmap } from '../model.ts';

/** Longest slug, in UTF-16 units; longer titles are cut at a word. */
const MAX_SLUG = 48;
/** Titles are cut to this before the expensive steps: a title may be a whole paragraph. */
const MAX_READ = 400;

/** Most titles, and several times faster to read. */
const ASCII = /^[\x20-\x7e]*$/;

/** What the names below have in common. */
const ODD_NAME = /[+#]|\.n/i;

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
  const slug = ASCII.test(short) && !ODD_NAME.test(short) ? plainSlug(short) : anySlug(short);
  if (slug.length <= MAX_SLUG) return slug;
  const cut = slug.slice(0, MAX_SLUG + 1).lastIndexOf('-');
  // A script without spaces has nowhere to cut; half of a surrogate pair must not stay behind.
  return cut > MAX_SLUG / 3 ? slug.slice(0, cut) : slug.slice(0, MAX_SLUG).replace(/[\ud800-\udbff]$/, '');
}

/** Of an ASCII title without those names, as most are. */
function plainSlug(title: string): string {
  const words = title.toLowerCase();
  return joined(words.includes("'") ? words.replaceAll("'", '') : words, /[^a-z0-9]+/g);
}

function anySlug(title: string): string {
  let words = title.normalize('NFKC').toLowerCase().replace(/['’]/g, '');
  for (const [pattern, name] of NAMES) words = words.replace(pattern, name);
  return joined(words, /[^\p{L}\p{N}\p{M}]+/gu);
}

/** Hyphens for what stands between words, none at the ends. */
function joined(words: string, between: RegExp): string {
  const slug = words.replace(between, '-');
  return slug.slice(slug.startsWith('-') ? 1 : 0, slug.length > 1 && slug.endsWith('-') ? -1 : undefined);
}

/** Gives out ids, each once. Linear over all calls: a repeated name goes on counting where it stopped. */
export class IdBook {
  /** By kind every slug that is taken, and the number that its next namesake tries first. */
  readonly #next = new Map<string, Map<string, number>>();

  /** @param taken ids that must not be given out */
  constructor(taken: Iterable<string> = []) {
    for (const id of taken) {
      const slash = id.indexOf('/');
      this.#ofKind(id.slice(0, Math.max(0, slash))).set(id.slice(slash + 1), 2);
    }
  }

  /** A free id for a kind and a slug: the plain one, or with `-2`, `-3`, ... */
  take(kind: string, slug: string): string {
    const base = slug === '' ? 'untitled' : slug;
    const next = this.#ofKind(kind);
    let number = next.get(base);
    if (number === undefined) {
      next.set(base, 2);
      return `${kind}/${base}`;
    }
    let free = `${base}-${number}`;
    while (next.has(free)) free = `${base}-${++number}`;
    next.set(base, number + 1);
    next.set(free, 2);
    return `${kind}/${free}`;
  }

  #ofKind(kind: string): Map<string, number> {
    const known = this.#next.get(kind);
    if (known) return known;
    const next = new Map<string, number>();
    this.#next.set(kind, next);
    return next;
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
    if (final.size > 0 && final.has(item.id)) final.set(item.id, id);
    item.id = id;
  }
  for (const item of all) {
    if ('parentId' in item && item.parentId !== null) item.parentId = final.get(item.parentId) ?? null;
    else if (item.kind === 'signal' && item.phaseId !== null) item.phaseId = final.get(item.phaseId) ?? null;
  }
  return roadmap;
}
