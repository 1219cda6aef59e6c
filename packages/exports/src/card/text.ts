/** Text in a card: safe in XML, and no wider than its place. */

/** Characters that XML 1.0 has no place for, halves of surrogate pairs, and marks that turn the direction of what follows. */
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @returns the text in one line, of characters that every XML reader takes */
export function oneLine(text: string): string {
  return text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim();
}

/** @returns the text as it stands between tags, or in an attribute in quotes */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const NARROW = /^[iljtfrI.,:;'!|()[\] ’·]$/;
const WIDE = /^[mwMWA-HJ-Z@%&—]$/;
/** East Asian characters, emoji and other pictures take a whole em. */
const FULL =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/**
 * How wide a grapheme is in a humanist sans, in ems. The card is drawn by whatever font the machine has: a little too
 * much rather than a little too small.
 */
function emsOf(grapheme: string): number {
  if (NARROW.test(grapheme)) return 0.34;
  if (WIDE.test(grapheme)) return 0.8;
  return FULL.test(grapheme) ? 1.05 : 0.6;
}

/** @returns about how wide the text is, in the units of `size` */
export function widthOf(text: string, size: number): number {
  return graphemes(text).reduce((sum, one) => sum + emsOf(one), 0) * size;
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);
}

/**
 * Cuts a text to its place, between characters as a reader sees them.
 * @param width in the units of `size`, the font's.
 * @returns the text in one line; cut, it ends with an ellipsis.
 */
export function fit(text: string, size: number, width: number): string {
  // What is far too long is not measured to its end.
  const line = oneLine(text.slice(0, 2000));
  if (widthOf(line, size) <= width) return line;
  let room = width - size;
  let kept = '';
  for (const one of graphemes(line)) {
    room -= emsOf(one) * size;
    // One "character" may be a letter with a thousand accents.
    if (room < 0 || one.length > 40) break;
    kept += one;
  }
  return `${kept.trimEnd()}…`;
}
