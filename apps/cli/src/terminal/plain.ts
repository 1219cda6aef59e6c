/** What the server renders for a page, as a terminal can show it. */
import { wrap } from './format.ts';

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/**
 * @param html as the server renders Markdown
 * @param width columns; longer lines are wrapped at their blanks
 * @returns its words, with a line for each paragraph and list entry
 */
export function plainText(html: string, width = Infinity): string {
  const text = html
    .replace(/<pre><code[^>]*>/g, '')
    .replace(/<\/code><\/pre>\s*/g, '\n')
    .replace(/<ol[^>]*>([^]*?)<\/ol>/g, (_, entries: string) => numbered(entries))
    .replace(/<li>\s*/g, '- ')
    .replace(/<\/(?:p|li|h\d|blockquote|tr)>\s*/g, '\n')
    .replace(/<br ?\/?>\s*/g, '\n')
    .replace(/<\/?code[^>]*>/g, '`')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  const lines = safeText(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n');
  return lines.map((line) => (line.length > width ? wrap(line, width, 0) : line)).join('\n');
}

function numbered(entries: string): string {
  let number = 0;
  return entries.replace(/<li>\s*/g, () => `${(number += 1)}. `);
}

/** Text that anybody may have written, without the codes that a terminal obeys. */
export function safeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '');
}
