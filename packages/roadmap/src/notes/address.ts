/** How a note names another item: a plain Markdown link, which reads in any editor. */

const AT = '/items/';
/** A kind and a slug (see `slugOf`); what follows `?` or `#` belongs to the address and not to the id. */
const ITEM_ADDRESS = /^\/items\/([a-z-]{1,40}\/[\p{L}\p{N}\p{M}-]{1,160})(?:[?#]|$)/u;

/** @returns the address of an item, as links in notes have it and as the page serves it */
export function itemAddress(itemId: string): string {
  return `${AT}${itemId}`;
}

/**
 * @param address of a link, as written or with percent signs
 * @returns the id that it names; null for any other address. Whether there is such an item is not asked
 */
export function itemIdAt(address: string): string | null {
  const found = ITEM_ADDRESS.exec(decoded(address));
  return found?.[1] ?? null;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * @param plain words without Markdown
 * @returns the same words as the text of a link, on one line: nothing in them ends the link or marks anything up
 */
export function linkText(plain: string): string {
  return plain
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*[\]<~|]|^\^/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/gu, '\\&');
}

/** @returns the link that a note is written with, such as `[Closures](/items/action/closures)` */
export function itemLink({ id, title }: { id: string; title: string }): string {
  return `[${linkText(title) || id}](${itemAddress(id)})`;
}
