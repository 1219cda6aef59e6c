/** How much of one codebase stands in another: shared runs of three lines. Pure. */

const RUN = 3;
/** Lines that say nothing about who wrote them: brackets, imports. */
const EMPTY = /^[\W_]*$|^(import|from|use|using|package|#include|require|const \w+ = require)\b/;

/** @returns the runs of three lines that say something, blanks evened out */
export function runsOf(texts: Iterable<string>): Set<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const lines = text
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => !EMPTY.test(line));
    for (let at = 0; at + RUN <= lines.length; at += 1) runs.add(lines.slice(at, at + RUN).join('\n'));
  }
  return runs;
}

/** @returns the share of the new code's runs that stand in the earlier code too, from 0 to 1 */
export function likeness(now: ReadonlySet<string>, earlier: ReadonlySet<string>): number {
  if (now.size === 0) return 1;
  let shared = 0;
  for (const run of now) if (earlier.has(run)) shared += 1;
  return shared / now.size;
}
