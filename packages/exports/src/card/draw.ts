/**
 * The week as a picture, 1200 by 675: what most places show whole. One SVG without style sheet, script, font or anything
 * else from outside, so that it looks the same as a file, in a page and drawn on a canvas.
 */
import { blaze, type BlazeInk } from './blaze.ts';
import { escapeXml, fit, widthOf } from './text.ts';
import type { CardTheme, Shown, WeekFacts } from './types.ts';
import { countsOf, signalWords, spanWords, STRENGTH_WORDS, titleWords, workWords } from './words.ts';

interface Palette extends BlazeInk {
  paper: string;
  ink: string;
  soft: string;
  line: string;
}

/** The tokens of the pages in the notation that every drawing program reads. */
const PALETTES: Record<CardTheme, Palette> = {
  light: { paper: '#faf6ee', ink: '#261d17', soft: '#53483f', line: '#dcd5c9', edge: '#887e74', paint: '#b83b07' },
  dark: { paper: '#161a20', ink: '#efebe2', soft: '#c2bdb4', line: '#333842', edge: '#6e7581', paint: '#fa934e' },
};

const WIDTH = 1200;
const HEIGHT = 675;
const LEFT = 72;
const ROOM = WIDTH - 2 * LEFT;
/** Where the rows end and the signals begin. */
const FOOT = 548;
const ROW = 46;
/** More signals than this are told by their number alone. */
const MOST_BLAZES = 40;

interface Letters {
  size: number;
  fill: string;
  weight?: number;
  anchor?: 'end';
}

function write(text: string, x: number, y: number, { size, fill, weight = 400, anchor }: Letters): string {
  const end = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"${end}>${escapeXml(text)}</text>`;
}

/**
 * Draws the card of a week.
 * @param facts titles may be any text: it is cut to its place and safe in the file.
 * @param shown the parts to draw; what is left out is not in the file either, nor in its description.
 * @returns an SVG document in UTF-8
 */
export function weekCard(facts: WeekFacts, shown: Shown, theme: CardTheme): string {
  const palette = PALETTES[theme];
  const top = shown.hours ? 264 : 204;
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${palette.paper}"/>`,
    ...head(facts, palette),
    ...(shown.hours ? hours(facts, palette) : []),
    ...(shown.titles ? things(facts, palette, top) : counts(facts, palette, top)),
    ...foot(facts, shown, palette),
  ];
  const label = escapeXml(`${fit(titleWords(facts), 40, 4 * ROOM)}, ${spanWords(facts.from, facts.to)}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}" font-family="Commissioner, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">\n${parts.join('\n')}\n</svg>\n`;
}

function head(facts: WeekFacts, palette: Palette): string[] {
  const { paint, ink, soft } = palette;
  return [
    write(spanWords(facts.from, facts.to), LEFT, 88, { size: 26, fill: soft }),
    write(fit(titleWords(facts), 46, ROOM), LEFT, 146, { size: 46, fill: ink, weight: 650 }),
    `<rect x="0" y="0" width="14" height="${HEIGHT}" fill="${paint}"/>`,
  ];
}

/** A bar that is full at what was planned; more than that is told by the words. */
function hours(facts: WeekFacts, { ink, line, paint }: Palette): string[] {
  const share = facts.plannedMinutes === 0 ? 1 : Math.min(1, facts.loggedMinutes / facts.plannedMinutes);
  const long = facts.loggedMinutes === 0 ? 0 : Math.max(12, Math.round(ROOM * share));
  return [
    write(workWords(facts), LEFT, 200, { size: 30, fill: ink }),
    `<rect x="${LEFT}" y="216" width="${ROOM}" height="12" rx="6" fill="${line}"/>`,
    ...(long === 0 ? [] : [`<rect x="${LEFT}" y="216" width="${long}" height="12" rx="6" fill="${paint}"/>`]),
  ];
}

const NOTHING = 'Nothing was proved this week.';

/** A line for each thing; what has no line is counted on the last one. */
function things({ proved }: WeekFacts, palette: Palette, top: number): string[] {
  const { ink, soft } = palette;
  if (proved.length === 0) return [write(NOTHING, LEFT, top + 32, { size: 28, fill: soft })];
  const lines = Math.floor((FOOT - 24 - top) / ROW);
  const listed = proved.length > lines ? lines - 1 : proved.length;
  const rows = proved.slice(0, listed).flatMap(({ title, strength }, at) => {
    const y = top + at * ROW;
    const words = STRENGTH_WORDS[strength];
    const room = ROOM - 48 - widthOf(words, 24);
    return [
      blaze(strength, LEFT, y, 36, palette),
      write(fit(title, 28, room), LEFT + 42, y + 28, { size: 28, fill: ink }),
      write(words, WIDTH - LEFT, y + 28, { size: 24, fill: soft, anchor: 'end' }),
    ];
  });
  const more = proved.length - listed;
  if (more === 0) return rows;
  return [...rows, write(`and ${more} more`, LEFT + 42, top + listed * ROW + 28, { size: 26, fill: soft })];
}

/** Without names: how much of each strength. */
function counts({ proved }: WeekFacts, palette: Palette, top: number): string[] {
  const { ink, soft } = palette;
  if (proved.length === 0) return [write(NOTHING, LEFT, top + 32, { size: 28, fill: soft })];
  return countsOf(proved).flatMap(({ strength, count }, at) => {
    const y = top + at * 64;
    return [
      blaze(strength, LEFT, y, 52, palette),
      write(`${count} ${STRENGTH_WORDS[strength]}`, LEFT + 56, y + 38, { size: 34, fill: ink }),
    ];
  });
}

function foot(facts: WeekFacts, { signals }: Shown, palette: Palette): string[] {
  const { soft, ink, line } = palette;
  const mark = [
    blaze('verified', WIDTH - LEFT - 142, 594, 30, palette),
    write('Waymark', WIDTH - LEFT, 618, { size: 26, fill: ink, weight: 600, anchor: 'end' }),
  ];
  const rule = `<rect x="${LEFT}" y="${FOOT}" width="${ROOM}" height="1.5" fill="${line}"/>`;
  if (!signals || facts.signals.length === 0) return [rule, ...mark];
  const words = write(signalWords(facts), LEFT, 618, { size: 26, fill: soft });
  if (facts.signals.length > MOST_BLAZES) return [rule, words, ...mark];
  const from = LEFT + widthOf(signalWords(facts), 26) + 24;
  const step = Math.min(26, (WIDTH - LEFT - 166 - from) / facts.signals.length);
  const row = facts.signals.map(({ strength }, at) =>
    blaze(strength, from + at * step, 594, Math.min(32, step * 1.4), palette),
  );
  return [rule, words, ...row, ...mark];
}
