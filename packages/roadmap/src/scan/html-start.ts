/** Where a raw HTML block starts and what ends it (the seven conditions of CommonMark 0.31, section 4.6). */

/** A string that ends the block on its own line, or null: the block then ends at a blank line. */
export interface HtmlStart {
  until: string | null;
  /** A lone inline tag may not cut a paragraph in two. */
  interrupts: boolean;
}

const BLOCK_TAGS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li ' +
    'link main menu menuitem nav noframes ol optgroup option p param picture search section source summary table ' +
    'tbody td tfoot th thead title tr track ul video'
  ).split(' '),
);

const RAW_TAGS = new Set(['script', 'pre', 'style', 'textarea']);
const TAG = /^<\/?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>]|$)/;

/**
 * @param text a line without its indentation
 * @returns how the HTML block that starts here ends, or null where none starts
 */
export function htmlStart(text: string): HtmlStart | null {
  if (text[0] !== '<') return null;
  if (text.startsWith('<!--')) return { until: '-->', interrupts: true };
  if (text.startsWith('<?')) return { until: '?>', interrupts: true };
  if (text.startsWith('<![CDATA[')) return { until: ']]>', interrupts: true };
  if (/^<![a-zA-Z]/.test(text)) return { until: '>', interrupts: true };
  const name = TAG.exec(text.slice(0, 64))?.[1]?.toLowerCase();
  if (name === undefined) return null;
  if (RAW_TAGS.has(name) && text[1] !== '/') return { until: `</${name}>`, interrupts: true };
  if (BLOCK_TAGS.has(name)) return { until: null, interrupts: true };
  return isLoneTag(text) ? { until: null, interrupts: false } : null;
}

/** `<br>`, `<a name="x">`, `</span>`: one complete tag and nothing else on the line. */
function isLoneTag(text: string): boolean {
  const trimmed = text.trimEnd();
  return trimmed.endsWith('>') && trimmed.indexOf('>') === trimmed.length - 1;
}
