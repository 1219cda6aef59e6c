/** Which bracket and which run of backticks belong together, found once for a text. */

/** Everything that may begin something other than text. Each match is one character long, so `test` alone finds it. */
const SIGN = /[\\`*_~[\]<!]|h(?=ttps?:\/\/)|w(?=ww\.)/g;

/** Where signs stand in a text, in order. Most of a text is none of them. */
export function signsOf(md: string): number[] {
  const signs: number[] = [];
  SIGN.lastIndex = 0;
  while (SIGN.test(md)) signs.push(SIGN.lastIndex - 1);
  return signs;
}

/** The place of an index among the signs, -1 where no sign stands there. */
export function signAt(signs: readonly number[], index: number): number {
  let low = 0;
  let high = signs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((signs[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return signs[low] === index ? low : -1;
}

/** Starts of code spans to the index behind their ends. A run with no partner of its length is no span. */
export function pairCode(md: string): Map<number, number> {
  const runs: { at: number; length: number }[] = [];
  for (let at = md.indexOf('`'); at >= 0;) {
    let end = at + 1;
    while (md[end] === '`') end += 1;
    runs.push({ at, length: end - at });
    at = md.indexOf('`', end);
  }
  const nextOf = nextOfSameLength(runs);
  const spans = new Map<number, number>();
  for (let i = 0; i < runs.length;) {
    const run = runs[i];
    const partner = nextOf[i] ?? -1;
    const close = runs[partner];
    if (!run || !close || md[run.at - 1] === '\\') {
      i += 1;
      continue;
    }
    spans.set(run.at, close.at + close.length);
    i = partner + 1;
  }
  return spans;
}

function nextOfSameLength(runs: { length: number }[]): number[] {
  const latest = new Map<number, number>();
  const next = new Array<number>(runs.length).fill(-1);
  for (let i = runs.length - 1; i >= 0; i -= 1) {
    const length = runs[i]?.length ?? 0;
    next[i] = latest.get(length) ?? -1;
    latest.set(length, i);
  }
  return next;
}

/**
 * Opening brackets to their closing ones, outside code and escapes.
 * @param signs as `signsOf` gives them
 * @returns for each sign the index of its closing bracket, -1 where it is no opening one or has none
 */
export function pairBrackets(md: string, signs: readonly number[], code: ReadonlyMap<number, number>): number[] {
  const closes = new Array<number>(signs.length).fill(-1);
  const open: number[] = [];
  let from = 0;
  for (let i = 0; i < signs.length; i += 1) {
    const at = signs[i] ?? 0;
    if (at < from) continue;
    const char = md[at];
    if (char === '\\') from = at + 2;
    else if (char === '`') from = code.get(at) ?? from;
    else if (char === '[') open.push(i);
    else if (char === ']') {
      const opening = open.pop();
      if (opening !== undefined) closes[opening] = at;
    }
  }
  return closes;
}
