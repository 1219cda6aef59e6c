/** Small plots in a terminal: one character a value, eight heights, or ASCII where the terminal has no better. */

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII = ['.', ':', '-', '=', '+', '*', '%', '#'];
/** Where there is no value, and where it is zero: both are no bar, and not the same. */
const [NONE, ZERO] = [' ', '·'];
const ASCII_ZERO = '_';

/**
 * @param values null for none
 * @param width columns; of more values the last ones are shown
 * @returns one character a value, the largest as high as can be
 */
export function bars(values: readonly (number | null)[], width: number, isAscii: boolean): string {
  const shown = values.slice(-Math.max(1, Math.floor(width)));
  const heights = isAscii ? ASCII : BLOCKS;
  const most = Math.max(0, ...shown.map((value) => value ?? 0));
  return shown
    .map((value) => {
      if (value === null) return NONE;
      if (value <= 0 || most === 0) return isAscii ? ASCII_ZERO : ZERO;
      // Whatever is more than nothing shows, however small beside the largest.
      const height = Math.max(1, Math.ceil((value / most) * heights.length));
      return heights[Math.min(heights.length, height) - 1] ?? NONE;
    })
    .join('');
}

/** @returns a line with a word at either end, or the first alone where there is no room for both */
export function axis(first: string, last: string, width: number): string {
  const room = width - first.length - last.length;
  return room < 1 ? first : `${first}${' '.repeat(room)}${last}`;
}

/** @returns whether the terminal is better given plain ASCII */
export function wantsAscii(env: NodeJS.ProcessEnv): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '');
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return true;
  return locale !== undefined && !/utf-?8/i.test(locale);
}
