/** A page as Markdown that Notion's importer takes, and that Waymark's own reads back. */
import type { NoteText, NotionPage, Part } from './input.ts';
import { escapeMarkdown } from './words.ts';

/**
 * @param linkTo the address of another page, from this one's file
 * @param titleOf another page
 */
export function toPageMarkdown(
  page: NotionPage,
  linkTo: (object: string) => string,
  titleOf: (object: string) => string,
): string {
  const lines = [`# ${escapeMarkdown(page.title)}`, ''];
  /** A link to the page that it stands on would lead nowhere. */
  const noteOf = (text: NoteText): string =>
    text
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        return piece.page === page.object ? piece.label : `[${piece.label}](${linkTo(piece.page)})`;
      })
      .join('');
  let wasList = false;
  for (const part of page.parts) {
    const isList = part.type === 'bullet' || part.type === 'to-do' || part.type === 'page-link';
    if (wasList && !isList) lines.push('');
    if (part.type === 'page-link') lines.push(`- [${escapeMarkdown(titleOf(part.page))}](${linkTo(part.page)})`);
    else if (part.type === 'note') lines.push(...lowered(noteOf(part.text)));
    else addPart(lines, part, '');
    if (!isList) lines.push('');
    wasList = isList;
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function addPart(lines: string[], part: Exclude<Part, { type: 'page-link' | 'note' }>, indent: string): void {
  if (part.type === 'heading') lines.push(`${'#'.repeat(part.level)} ${escapeMarkdown(part.text)}`);
  else if (part.type === 'paragraph') lines.push(part.markdown);
  else {
    lines.push(`${indent}- ${part.type === 'bullet' ? '' : part.checked ? '[x] ' : '[ ] '}${part.markdown}`);
    // Notion nests by four blanks.
    for (const child of part.children ?? [])
      if (child.type !== 'page-link' && child.type !== 'note') addPart(lines, child, `${indent}    `);
  }
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;

/** A learner's Markdown with its headings below ours; a fence that was never closed is closed, or it would take the rest. */
export function lowered(markdown: string): string[] {
  const lines: string[] = [];
  let fence = '';
  for (const line of markdown.replace(/\r\n?/gu, '\n').split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence) && line.trim() === mark) fence = '';
    lines.push(
      fence === '' && mark === ''
        ? line.replace(/^(#{1,6})(?=\s)/u, (own) => '#'.repeat(Math.min(own.length + 3, 6)))
        : line,
    );
  }
  return fence === '' ? lines : [...lines, fence];
}
