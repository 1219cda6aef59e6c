/** HTML entities that people write in Markdown. The full table has 2,231 names; these cover prose. */
// prettier-ignore
const NAMED: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', ndash: '–',
  mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•',
  middot: '·', copy: '©', reg: '®', trade: '™', rarr: '→', larr: '←', uarr: '↑', darr: '↓', harr: '↔', times: '×',
  divide: '÷', plusmn: '±', deg: '°', sect: '§', para: '¶', euro: '€', pound: '£', yen: '¥', cent: '¢', check: '✓',
  starf: '★', star: '☆', infin: '∞', ne: '≠', le: '≤', ge: '≥', frac12: '½', frac14: '¼', zwj: '\u200d', shy: '',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', ecirc: 'ê',
  agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', ccedil: 'ç', iacute: 'í', oacute: 'ó', uacute: 'ú', ntilde: 'ñ',
  lpar: '(', rpar: ')', lbrack: '[', rbrack: ']', vert: '|', num: '#', colon: ':', ast: '*',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,30}));/g;

/**
 * Replaces the entities it knows; the others stay as they are written.
 * @param text text without Markdown marks
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : '\ufffd';
  });
}
