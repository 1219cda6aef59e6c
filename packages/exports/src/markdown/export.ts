/** The roadmap document with its boxes ticked, otherwise untouched. */

/** Any item of a roadmap fits. */
export interface TickableItem {
  id: string;
  /** 1-based lines of the source; the box stands on the first. */
  lines: { start: number };
}

export interface MarkdownInput {
  /** The document as its `RoadmapDocument` holds it. */
  source: string;
  items: readonly TickableItem[];
  /** Ids of items that are done. Skipped and deferred ones are not among them: they keep their empty box. */
  done: ReadonlySet<string>;
}

/** A list marker (also inside quotes) followed by an empty task box. */
const EMPTY_BOX = /^([ \t>]*(?:[-*+•]|\d{1,9}[.)])[ \t]+\[) (?=\](?:\s|$))/u;

/**
 * The document with `[ ]` turned into `[x]` on the line of every item that is done. Nothing else changes: neither other
 * lines nor line endings, nor a box that the author ticked. An item without a box, or whose line is not there, is left
 * as it is.
 */
export function toMarkdown({ source, items, done }: MarkdownInput): string {
  const ticked = new Set(items.filter((item) => done.has(item.id)).map((item) => item.lines.start));
  // Lines are counted as the reader counts them, by line feeds; a carriage return stays at the end of its line.
  return source
    .split('\n')
    .map((line, index) => (ticked.has(index + 1) ? line.replace(EMPTY_BOX, '$1x') : line))
    .join('\n');
}
