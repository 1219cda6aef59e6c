/** Which bracket and which run of backticks belong together, found once for a text. */

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

/** Where the next sign stands, -1 behind the last. */
function nextSign(signs: RegExp, md: string, from: number): number {
  signs.lastIndex = from;
  return signs.exec(md)?.index ?? -1;
}

/** Opening brackets to their closing ones, outside code and escapes. */
export function pairBrackets(md: string, code: ReadonlyMap<number, number>): Map<number, number> {
  const pairs = new Map<number, number>();
  const stack: number[] = [];
  // Jumps from sign to sign: most of a text is none of them.
  const signs = /[\\`[\]]/g;
  for (let i = nextSign(signs, md, 0); i >= 0; i = nextSign(signs, md, i + 1)) {
    const char = md[i];
    if (char === '\\') i += 1;
    else if (char === '`') {
      const end = code.get(i);
      if (end !== undefined) i = end - 1;
    } else if (char === '[') stack.push(i);
    else {
      const open = stack.pop();
      if (open !== undefined) pairs.set(open, i);
    }
  }
  return pairs;
}
