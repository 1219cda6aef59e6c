/** The words of a Markdown text: what is searched, and what a result shows of it. */

/** @returns one line of words: marks are gone, links keep their words, code keeps its letters */
export function wordsOf(markdown: string): string {
  return markdown
    .replace(/\[\[([^\n]{1,300}?)\]\](?!\])/g, '$1')
    .replace(/!?\[((?:\\.|[^\]\\\n]){0,500})\]\([^)\n]{0,2000}\)/g, '$1')
    .replace(/<[^<>\n]{1,500}>/g, ' ')
    .replace(/^[ \t]*(?:#{1,6}|[-*+]|>|\d{1,9}[.)]|\|)[ \t]+/gm, '')
    .replace(/[*`~|]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
