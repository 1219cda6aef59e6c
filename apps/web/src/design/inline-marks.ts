/** One line of Markdown as pieces to show: the first screen has to do without a renderer of 20 kB. */
export type Piece =
  { kind: 'text' | 'strong' | 'em' | 'code'; text: string } | { kind: 'link'; text: string; url: string };

/** Bold, emphasis, code, a link to the web. Each alternative is bounded by its own closing mark, so matching stays linear. */
const MARK = /\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|`([^`\n]+)`|\[([^\]\n]*)\]\((https?:\/\/[^\s)]+)\)/g;

/**
 * @param markdown a short text; block marks (lists, headings) stay as they are written
 * @returns its pieces in order; joined, their texts read as the sentence
 */
export function inlinePieces(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of markdown.matchAll(MARK)) {
    if (match.index > from) pieces.push({ kind: 'text', text: markdown.slice(from, match.index) });
    pieces.push(pieceOf(match));
    from = match.index + match[0].length;
  }
  if (from < markdown.length) pieces.push({ kind: 'text', text: markdown.slice(from) });
  return pieces;
}

function pieceOf([, strong, em, code, text, url]: RegExpExecArray): Piece {
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (em !== undefined) return { kind: 'em', text: em };
  if (code !== undefined) return { kind: 'code', text: code };
  return { kind: 'link', text: text || (url ?? ''), url: url ?? '' };
}
