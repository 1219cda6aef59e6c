/** A tree of titles (OPML, folders of bookmarks, JSON, an indented list) as parts. */
import { newEntry, newPart, type Entry, type Part } from './parts.ts';
import { headingOf, noteOf, titleOf } from './words.ts';

export interface Node {
  title: string;
  url: string | null;
  /** Plain text. */
  note: string;
  hours: number | null;
  weeks: number | null;
  checked: boolean | null;
  kind: Entry['kind'] | null;
  nodes: Node[];
}

/** What lies deeper stands at this depth: nobody reads further in. */
export const DEEPEST = 12;

export function newNode(title: string, more: Partial<Node> = {}): Node {
  return { title, url: null, note: '', hours: null, weeks: null, checked: null, kind: null, nodes: [], ...more };
}

/**
 * @param nodes of the top; those with something below them become parts
 * @param fallback name of the part for nodes that stand alone
 */
export function partsOfTree(nodes: readonly Node[], fallback: string): Part[] {
  const parts: Part[] = [];
  let loose: Part | null = null;
  const isFlat = nodes.every((node) => node.nodes.length === 0);
  for (const node of nodes) {
    if (node.nodes.length > 0) {
      loose = null;
      parts.push(partOf(node));
      continue;
    }
    if (!loose) {
      loose = newPart(isFlat ? fallback : parts.length === 0 ? 'Before you start' : 'Further on');
      parts.push(loose);
    }
    loose.entries.push(entryOf(node));
  }
  return parts;
}

function partOf(node: Node): Part {
  const part = newPart(headingOf(node.title) || 'Untitled', { goal: noteOf(node.note), weeks: node.weeks });
  const sum = node.nodes.some(holdsHours);
  // Hours of a folder count only where what is in it has none.
  if (!sum) part.hours = node.hours;
  if (node.url !== null) part.entries.push(entryOf({ ...node, nodes: [], hours: null, note: '' }));
  for (const child of node.nodes) {
    if (child.nodes.length > 0 && holdsMaterial(child)) part.parts.push(partOf(child));
    else part.entries.push(entryOf(child));
  }
  return part;
}

function holdsHours(node: Node): boolean {
  return node.hours !== null || node.nodes.some(holdsHours);
}

/** Whether something inside can only be a resource: an address or hours. */
function holdsMaterial(node: Node): boolean {
  return node.nodes.some((child) => child.url !== null || child.hours !== null || holdsMaterial(child));
}

function entryOf(node: Node): Entry {
  const { title, rest } = titleOf(node.title || (node.url ?? ''));
  const note = noteOf([rest, node.note].filter((text) => text !== '').join('. '));
  const more = { url: node.url, hours: node.hours, checked: node.checked, note, entries: node.nodes.map(entryOf) };
  return newEntry(title || 'Untitled', node.kind === null ? more : { ...more, kind: node.kind });
}

/** The only node at the top, where it holds all others, is the roadmap itself. */
export function liftRoot(nodes: Node[]): { title: string; note: string; nodes: Node[] } {
  const [root, ...others] = nodes;
  const holds = root?.nodes.some((child) => child.nodes.length > 0) ?? false;
  if (!root || others.length > 0 || !holds) return { title: '', note: '', nodes };
  return { title: headingOf(root.title), note: root.note, nodes: root.nodes };
}
