/** The links of an item that lead to the web. */
import type { AnyItem, Link } from '../model.ts';
import { linksOf } from '../scan/inline.ts';

/**
 * An item's own address, its further links, and those in its text, each address once; what is no address of the web is
 * left out.
 */
export function webLinks(item: AnyItem): Link[] {
  const own = 'url' in item && item.url !== null ? [{ text: item.title, url: item.url }] : [];
  const listed = 'links' in item ? item.links : [];
  const found = new Map<string, Link>();
  for (const link of [...own, ...listed, ...linksOf(item.text)])
    if (/^https?:\/\//i.test(link.url) && !found.has(link.url)) found.set(link.url, link);
  return [...found.values()];
}
