/** Addresses of links: which page they lead to, and where an archive keeps it. */

const ARCHIVE = 'https://web.archive.org/web/';
/** Longer addresses are no links that anybody wrote. */
const LONGEST = 2_000;

/**
 * The page that a link leads to: without the place in it (`#part`), spelt as browsers spell it, so that two links to one
 * page are looked at once.
 *
 * @returns null for what is no address of the web
 */
export function pageOf(link: string): string | null {
  const url = URL.parse(link.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.host === '') return null;
  url.hash = '';
  return url.href.length > LONGEST ? null : url.href;
}

/** @returns the place in the page that a link leads to, with its `#`; empty where it has none */
export function fragmentOf(link: string): string {
  return URL.parse(link.trim())?.hash ?? '';
}

/**
 * Where the Internet Archive shows the latest copy that it has of a page.
 *
 * @returns null for what is no address of the web, and for one with a password in it, which is nobody else's business
 */
export function archiveAddress(link: string): string | null {
  const page = pageOf(link);
  const url = page === null ? null : URL.parse(page);
  if (page === null || url === null || url.username !== '' || url.password !== '') return null;
  return `${ARCHIVE}${page}`;
}
