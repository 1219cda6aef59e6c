/** Gives a list item that came from another document the bullet of the list it is put into. */
import type { Line } from './lines.ts';
import type { Trees } from './placement.ts';

const BULLET = /^(\s*)([-*+])(\s+)/;

/** The first line of a sibling that mine has: the one whose place the new item shares. */
function siblingLine(trees: Trees, key: string): string | null {
  const node = trees.theirs.get(key);
  const siblings = trees.theirs.get(node?.parent ?? '')?.tokens ?? [];
  const place = siblings.findIndex(({ child }) => child === key);
  // The list it stands in: neighbours only, since a section may hold lists of different styles.
  for (const step of [-1, 1]) {
    const other = siblings[place + step]?.child ?? null;
    const line = other === null ? null : trees.mine.get(other)?.tokens[0]?.line;
    if (line != null && BULLET.test(line.text)) return line.text;
  }
  return null;
}

/**
 * Rewrites the bullet of the item printed from `lines[start]` on to that of its neighbours in mine. An item of several
 * lines keeps its own unless both are equally wide: its further lines are indented to fit.
 */
export function inStyleOf(trees: Trees, key: string, lines: Line[], start: number): void {
  const first = lines[start];
  const own = first === undefined ? null : BULLET.exec(first.text);
  const sibling = own === null ? null : siblingLine(trees, key);
  const wanted = sibling === null ? null : BULLET.exec(sibling);
  if (first === undefined || own === null || wanted === null || own[0] === wanted[0] || own[1] !== wanted[1]) return;
  if (lines.length > start + 1 && own[0].length !== wanted[0].length) return;
  lines[start] = { text: wanted[0] + first.text.slice(own[0].length), end: first.end };
}
