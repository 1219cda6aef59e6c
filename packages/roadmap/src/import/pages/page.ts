/** One page of an export: its title, its properties, its words, and where its links lead. */
import { headingOf, oneLine } from '../base/words.ts';

export interface Page {
  /** Path inside the archive, for people. */
  file: string;
  /** Folder segments and name, cleaned of ids, in lower case. */
  dir: string;
  name: string;
  /** The 32 hexadecimal digits that Notion puts behind a name. */
  id: string | null;
  title: string;
  kind: 'page' | 'table' | 'folder';
  /** Markdown without title and properties; of a table its text. */
  text: string;
  properties: Map<string, string>;
  /** Order of children, as the page links them. */
  links: Page[];
  children: Page[];
}

const HASH = /[ _-]+([0-9a-f]{32})$/i;
const PROPERTY = /^([\p{Lu}#][\p{L}\p{N} #/_-]{0,40}): (\S.*)$/u;
const MOST_PROPERTIES = 40;

/** "Phase 1 3f2a….md" as its words and its id. */
export function splitName(segment: string): { words: string; id: string | null } {
  const bare = segment.replace(/\.(md|markdown|mdx|txt|csv|tsv|html?|opml|json)$/i, '').replace(/_all$/, '');
  const hash = HASH.exec(bare);
  return { words: (hash ? bare.slice(0, hash.index) : bare).trim(), id: hash?.[1]?.toLowerCase() ?? null };
}

/** A name as it is compared: without id, in one Unicode form, in lower case. */
export function nameKeyOf(segment: string): string {
  return splitName(segment).words.normalize('NFC').toLowerCase();
}

export function dirKeyOf(segments: readonly string[]): string {
  return segments.map(nameKeyOf).join('/');
}

/** A path as people know it: without the ids of an export. */
export function shownPath(path: readonly string[]): string {
  return path.map((segment) => segment.replace(/[ _-]+[0-9a-f]{32}(?=(_all)?(\.[a-z]+)?$)/i, '')).join('/');
}

/** @param path segments of the file */
export function pageOf(path: readonly string[], kind: Page['kind'], text: string): Page {
  const name = path.at(-1) ?? '';
  const { words, id } = splitName(name);
  const { title, properties, body } =
    kind === 'page' ? headOf(text) : { title: '', properties: new Map<string, string>(), body: text };
  const own = /^(readme|index|_index|home)$/i.test(words) ? (path.at(-2) ?? words) : words;
  return {
    file: shownPath(path),
    dir: dirKeyOf(path.slice(0, -1)),
    name: nameKeyOf(name),
    id,
    title: title || headingOf(splitName(own).words) || 'Untitled',
    kind,
    text: body,
    properties,
    links: [],
    children: [],
  };
}

/** Title, property lines under it, and the rest. Front matter is made of properties as well. */
function headOf(text: string): { title: string; properties: Map<string, string>; body: string } {
  const properties = new Map<string, string>();
  const front = /^---\r?\n([^]{0,5000}?)\r?\n---\s*(?:\r?\n|$)/.exec(text);
  for (const line of front?.[1]?.split(/\r?\n/) ?? []) {
    const match = /^([\w -]{1,40}):\s*(.*)$/.exec(line);
    if (match && properties.size < MOST_PROPERTIES)
      properties.set(match[1] ?? '', (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2'));
  }
  const rest = text.slice(front?.[0].length ?? 0).replace(/^\s+/, '');
  const heading = /^#[ \t]+(.{1,500}?)[ \t#]*(?:\r?\n|$)/.exec(rest);
  const title = heading
    ? headingOf(oneLine(heading[1] ?? '').replace(/[*_`]/g, ''))
    : headingOf(properties.get('title') ?? '');
  const lines = rest.slice(heading?.[0].length ?? 0).split(/\r\n|\r|\n/);
  let at = lines.findIndex((line) => line.trim() !== '');
  // Properties are told apart from words by their empty line in front and behind.
  const from = Math.max(at, 0);
  while (heading && at >= 0 && at < lines.length && at - from < MOST_PROPERTIES) {
    const match = PROPERTY.exec(lines[at] ?? '');
    if (!match) break;
    properties.set(match[1] ?? '', match[2] ?? '');
    at++;
  }
  const isBlock = at > from && (lines[at] ?? '').trim() === '';
  if (!isBlock && at > from) return { title, properties: new Map(), body: lines.join('\n') };
  return { title, properties, body: lines.slice(Math.max(at, 0)).join('\n') };
}
