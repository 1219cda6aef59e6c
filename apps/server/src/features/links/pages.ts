/** Which pages a roadmap links to, and from where. */
import { pageOf } from '@waymark/learning';
import { items, webLinks, type Roadmap } from '@waymark/roadmap';

export interface LinkedPage {
  /** Address without the place in it. */
  page: string;
  /** The items that link there, in the order of the document. */
  items: { itemId: string; title: string }[];
}

/** Thousands of requests read the same document. */
const known = new WeakMap<Roadmap, ReadonlyMap<string, LinkedPage>>();

/** @returns every page once, in the order of the document */
export function linkedPages(roadmap: Roadmap): ReadonlyMap<string, LinkedPage> {
  let pages = known.get(roadmap);
  if (pages === undefined) known.set(roadmap, (pages = read(roadmap)));
  return pages;
}

function read(roadmap: Roadmap): Map<string, LinkedPage> {
  const pages = new Map<string, LinkedPage>();
  for (const item of items(roadmap)) {
    const own = new Set(webLinks(item).flatMap(({ url }) => pageOf(url) ?? []));
    for (const page of own) {
      const linked = pages.get(page) ?? { page, items: [] };
      linked.items.push({ itemId: item.id, title: item.title });
      pages.set(page, linked);
    }
  }
  return pages;
}
