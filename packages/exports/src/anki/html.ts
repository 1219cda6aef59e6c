/** Fields of Anki's own exports are HTML: their words, with the few marks that Markdown has for them. */

const OPENING: Record<string, string> = { br: '\n', li: '- ', b: '**', strong: '**', i: '*', em: '*', code: '`' };
const CLOSING: Record<string, string> = {
  div: '\n', p: '\n\n', li: '\n', tr: '\n', td: ' ', th: ' ', h1: '\n', h2: '\n', h3: '\n',
  b: '**', strong: '**', i: '*', em: '*', code: '`',
}; // prettier-ignore
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** @returns Markdown that says the same; pictures, sounds and styles are left out */
export function markdownOf(html: string): string {
  return html
    .replace(/<(\/?)([a-z][a-z0-9]*)[^<>]*>|<![^<>]*>/gi, (_, slash: string | undefined, name: string | undefined) => {
      const marks = slash === '/' ? CLOSING : OPENING;
      return marks[(name ?? '').toLowerCase()] ?? '';
    })
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
      return character(typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)) ?? whole;
    })
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function character(code: number): string | null {
  const isText = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isText || code === 10 ? String.fromCodePoint(code) : null;
}
