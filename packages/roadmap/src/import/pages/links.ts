/** Links between the pages of an export: where they lead, and what is left of them in one document. */
import { count, left, type Findings } from '../base/findings.ts';
import { nameKeyOf, splitName, type Page } from './page.ts';

export interface PageIndex {
  byPath: Map<string, Page>;
  byName: Map<string, Page>;
  byId: Map<string, Page>;
}

const LINK = /(!?)\[([^\]\n]{0,500})\]\(<?((?:[^()\n]|\([^()\n]{0,300}\)){1,2000}?)>?(?:\s+"[^"\n]{0,200}")?\)/g;
const WIKI = /(!?)\[\[([^\]|#\n]{1,300})(?:#[^\]|\n]{0,300})?(?:\|([^\]\n]{1,300}))?\]\]/g;
const NOTION = /^https?:\/\/(?:www\.)?notion\.(?:so|site)\/(?:[^?#]*[-/])?([0-9a-f]{32})(?:[?#].*)?$/i;
/** What a line may have beside a link to a page of its own: a bullet, a box, a picture. */
const BESIDE = /^[\s\p{P}\p{Extended_Pictographic}\ufe0f]*(?:\[[ xX]\][\s\p{P}]*)?$/u;

export function indexOf(pages: readonly Page[]): PageIndex {
  const index: PageIndex = { byPath: new Map(), byName: new Map(), byId: new Map() };
  for (const page of pages) {
    set(index.byPath, page.dir === '' ? page.name : `${page.dir}/${page.name}`, page);
    set(index.byName, page.name, page);
    if (page.id !== null) set(index.byId, page.id, page);
  }
  return index;
}

function set(map: Map<string, Page>, key: string, page: Page): void {
  if (!map.has(key)) map.set(key, page);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** The page a link leads to: by its path from here, or by its id; null for everything else. */
function targetOf(url: string, from: Page, index: PageIndex): Page | null {
  const notion = NOTION.exec(url);
  if (notion) return index.byId.get((notion[1] ?? '').toLowerCase()) ?? null;
  if (/^[a-z][a-z0-9+.-]*:|^#/i.test(url)) return null;
  const segments = decoded(url.replace(/[?#].*$/, ''))
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.');
  const name = segments.at(-1) ?? '';
  const { id } = splitName(name);
  const byId = id === null ? undefined : index.byId.get(id);
  if (byId) return byId;
  const path = from.dir === '' ? [] : from.dir.split('/');
  for (const segment of segments) {
    if (segment === '..') path.pop();
    else path.push(nameKeyOf(segment));
  }
  return index.byPath.get(path.join('/')) ?? null;
}

interface Counts {
  pictures: number;
  lost: number;
}

/**
 * Notes which pages a page links, and takes from its text what means nothing outside of the archive: a line that is only
 * a link to another page goes, since that page becomes a part; pictures go; links to files become their words.
 */
export function untangle(page: Page, index: PageIndex, findings: Findings): void {
  const counts: Counts = { pictures: 0, lost: 0 };
  const links = new Set<Page>();
  const lines: string[] = [];
  for (const line of page.text.split('\n')) {
    const { text, alone } = untangleLine(line, page, index, links, counts);
    if (!alone && !/^\s*<\/?(aside|details)>\s*$/i.test(text)) lines.push(text);
  }
  page.text = lines.join('\n');
  links.delete(page);
  page.links = [...links];
  if (counts.pictures > 0) left(findings, { file: page.file }, `${count(counts.pictures, 'picture')} left out.`);
  if (counts.lost > 0) {
    left(
      findings,
      { file: page.file },
      `${count(counts.lost, 'link leads', 'links lead')} to files that are no pages: only their words are kept.`,
    );
  }
}

function untangleLine(
  line: string,
  page: Page,
  index: PageIndex,
  links: Set<Page>,
  counts: Counts,
): { text: string; alone: boolean } {
  if (!line.includes('[')) return { text: line, alone: false };
  let [inner, removed] = [0, ''];
  const replace = (target: Page | null, words: string, url: string, picture: boolean): string | null => {
    if (target) {
      links.add(target);
      inner++;
      removed = words;
      return words;
    }
    if (picture) {
      counts.pictures++;
      return '';
    }
    if (/^https?:|^mailto:|^#/i.test(url)) return null;
    counts.lost++;
    return words;
  };
  const text = line
    .slice(0, 20_000)
    .replace(WIKI, (_, mark: string, name: string, alias: string | undefined) => {
      const target = index.byName.get(nameKeyOf(name.split('/').at(-1) ?? '')) ?? null;
      return replace(target, (alias ?? name).trim(), name, mark === '!') ?? name;
    })
    .replace(LINK, (whole, mark: string, words: string, url: string) => {
      return replace(targetOf(url.trim(), page, index), words, url.trim(), mark === '!') ?? whole;
    });
  const alone = inner === 1 && BESIDE.test(text.replace(removed, ''));
  return { text, alone };
}
