/** The parts of a page as Notion's blocks (https://developers.notion.com/reference/block). */
import type { NoteText, Part } from './input.ts';
import { piecesOf, toRichText, type RichText } from './inline.ts';
import { escapeMarkdown } from './words.ts';

export interface NotionBlock {
  object: 'block';
  type: string;
  [type: string]: unknown;
}

interface Content {
  rich_text: RichText[];
  checked?: boolean;
  language?: string;
  children?: NotionBlock[];
}

function block(type: string, content: Content): NotionBlock {
  return { object: 'block', type, [type]: content };
}

/**
 * Pages that stand in a page show there by themselves, so links to them are left out.
 *
 * @param whereIs says of another page where it is; '' for the page itself. Its address is known only once it is made
 */
export function toBlocks(parts: readonly Part[], whereIs: (page: string) => string, depth = 0): NotionBlock[] {
  return parts.flatMap((part): NotionBlock[] => {
    if (part.type === 'page-link') return [];
    if (part.type === 'note') return noteBlocks(noteWords(part.text, whereIs));
    if (part.type === 'heading') return [block(`heading_${part.level}`, { rich_text: piecesOf(part.text) })];
    if (part.type === 'paragraph') return [block('paragraph', { rich_text: toRichText(part.markdown) })];
    return listBlocks(part, whereIs, depth);
  });
}

/** One request may nest two levels: what is deeper moves up beside its parent. */
function listBlocks(
  part: Extract<Part, { type: 'bullet' | 'to-do' }>,
  whereIs: (page: string) => string,
  depth: number,
): NotionBlock[] {
  const type = part.type === 'bullet' ? 'bulleted_list_item' : 'to_do';
  const below = toBlocks(part.children ?? [], whereIs, depth + 1);
  const own: Content = { rich_text: toRichText(part.markdown) };
  if (part.type === 'to-do') own.checked = part.checked;
  if (below.length === 0) return [block(type, own)];
  return depth < 2 ? [block(type, { ...own, children: below })] : [block(type, own), ...below];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*(\S{0,40})/u;
/** Names that Notion knows; another one is refused, so it becomes plain text. */
const LANGUAGES = new Set(
  (
    'bash c c++ c# css diff docker elixir erlang go graphql haskell html java javascript json kotlin lua makefile markdown ' +
    'nix perl php powershell python r ruby rust scala shell sql swift toml typescript xml yaml'
  ).split(' '),
);
const LANGUAGE_OF: Record<string, string> = {
  js: 'javascript',
  ts: 'typescript',
  py: 'python',
  sh: 'shell',
  yml: 'yaml',
};

/** A link to an item as words, with the page that it stands on. */
function noteWords(text: NoteText, whereIs: (page: string) => string): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const place = whereIs(piece.page);
      return place === '' ? piece.label : `${piece.label} (${escapeMarkdown(place)})`;
    })
    .join('');
}

/** A learner's own Markdown, line by line: what is no heading, list, quote or code is a paragraph. */
function noteBlocks(markdown: string): NotionBlock[] {
  const blocks: NotionBlock[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push(block('paragraph', { rich_text: toRichText(paragraph.join(' ')) }));
    paragraph = [];
  };
  const lines = markdown.replace(/\r\n?/gu, '\n').split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    const own = fence === null ? lineBlock(line) : null;
    if (fence === null && own === null && line.trim() !== '') {
      paragraph.push(line.trim());
      continue;
    }
    flush();
    if (own !== null) blocks.push(own);
    if (fence === null) continue;
    const [, mark = '', language = ''] = fence;
    const found = lines.findIndex((other, place) => place > at && other.trim().startsWith(mark));
    const end = found === -1 ? lines.length : found;
    blocks.push(codeBlock(lines.slice(at + 1, end).join('\n'), language.toLowerCase()));
    at = end;
  }
  flush();
  return blocks;
}

function codeBlock(code: string, named: string): NotionBlock {
  const language = LANGUAGE_OF[named] ?? named;
  const known = LANGUAGES.has(language) ? language : 'plain text';
  return block('code', { rich_text: piecesOf(code).slice(0, 100), language: known });
}

const LINES: [pattern: RegExp, type: string][] = [
  [/^#{1,6}\s+(.+?)\s*#*$/u, 'heading_3'],
  [/^\s*[-*+]\s+\[( |x|X)\]\s+(.+)$/u, 'to_do'],
  [/^\s*[-*+]\s+(.+)$/u, 'bulleted_list_item'],
  [/^\s*\d{1,9}[.)]\s+(.+)$/u, 'numbered_list_item'],
  [/^\s*>\s?(.+)$/u, 'quote'],
];

function lineBlock(line: string): NotionBlock | null {
  if (/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/u.test(line)) return { object: 'block', type: 'divider', divider: {} };
  for (const [pattern, type] of LINES) {
    const match = pattern.exec(line);
    if (match === null) continue;
    if (type !== 'to_do') return block(type, { rich_text: toRichText(match[1] ?? '') });
    return block(type, { rich_text: toRichText(match[2] ?? ''), checked: match[1] !== ' ' });
  }
  return null;
}
