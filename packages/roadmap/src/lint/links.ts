/** Links that cannot be opened, and links that stand twice. */
import type { Diagnostic, Resource } from '../model.ts';
import { count, found } from './facts.ts';
import type { Facts } from './facts.ts';

/** An address without scheme that begins with a host: "www.example.org/x", but not "guide.md" or "docs/a.md". */
const BARE_HOST =
  /^(?:www\.)[^\s/]+|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov|co|ai|app|me|sh|uk|de|fr)(?:[/?#:]|$)/i;

/** Does a link lead into the place the document came from? It means something only there. */
function isRelative(url: string): boolean {
  return url !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url) && !BARE_HOST.test(url);
}

/** Why an odd link cannot be opened; null where it can. */
function problemOf(url: string): string | null {
  if (url.trim() === '') return 'is empty';
  if (/\s/.test(url)) return 'has a space in it';
  if (isRelative(url)) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return 'says not how to open it';
  if (scheme === 'mailto') return null;
  if (scheme !== 'http' && scheme !== 'https') return `begins with “${scheme}:”, which is no web address`;
  if (!URL.canParse(url)) return 'cannot be read as a web address';
  const { hostname } = new URL(url);
  const exists = hostname.includes('.') || hostname === 'localhost' || hostname.startsWith('[');
  return exists ? null : `names no host that exists (“${hostname}”)`;
}

/** Rule `relative-link`: told once, since a document from a repository may have hundreds. */
export function relativeLinks({ oddLinks }: Facts): Diagnostic[] {
  const relative = new Set(oddLinks.filter(({ url }) => isRelative(url) && !/\s/.test(url)).map(({ item }) => item));
  const [first] = relative;
  if (!first) return [];
  const message = `${count(relative.size, 'item')} from here on link to a place inside the document's own home, like “docs/page.md”. Write the full address, starting with https://.`;
  return [found(first.lines.start, 'relative-link', 'info', message)];
}

/** Rule `bad-url`. */
export function badLinks({ oddLinks }: Facts): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { item, url } of oddLinks) {
    const problem = problemOf(url);
    if (problem === null) continue;
    const shown = url.length > 80 ? `${url.slice(0, 79)}…` : url;
    const message = `The link “${shown}” of “${item.title}” ${problem}. Replace it with the full address, starting with https://.`;
    diagnostics.push(found(item.lines.start, 'bad-url', 'warning', message));
  }
  return diagnostics;
}

const HOST = /^https?:\/\/(?:www\.)?([^/?#]*)\/?/i;
/** An address that nobody writes otherwise. */
const PLAIN_PLACE = /^https:\/\/(?!www\.)[a-z0-9.-]+\/(?:$|[^\s]*[^/]$)/;

/** Two addresses are the same place in spite of case of the host, `http`, `www.` and a slash at the end. */
function placeOf(url: string): string {
  if (PLAIN_PLACE.test(url)) return url;
  const match = HOST.exec(url);
  if (!match) return `https://${url}`;
  const path = url.slice(match[0].length);
  return `https://${(match[1] ?? '').toLowerCase()}/${path.endsWith('/') ? path.slice(0, -1) : path}`;
}

/** Rule `duplicate-link`: a resource whose address an earlier resource already has. */
export function duplicateLinks({ roadmap }: Facts): Diagnostic[] {
  const first = new Map<string, Resource>();
  const diagnostics: Diagnostic[] = [];
  for (const resource of roadmap.phases.flatMap((phase) => phase.resources)) {
    const { url, title, lines } = resource;
    if (url === null || url === '') continue;
    const place = placeOf(url);
    const earlier = first.get(place);
    if (!earlier) first.set(place, resource);
    else {
      const message = `“${title}” links to the same page as “${earlier.title}” on line ${earlier.lines.start}. Link to the part that is meant, or drop one.`;
      diagnostics.push(found(lines.start, 'duplicate-link', 'info', message));
    }
  }
  return diagnostics;
}
