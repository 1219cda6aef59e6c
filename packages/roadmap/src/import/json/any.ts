/** Any other JSON: objects with a title are things to do, and lists inside them are what belongs to them. */
import { doneOf, rolesOf, unitOf, type Role } from '../base/columns.ts';
import { count, left, understood, type Findings } from '../base/findings.ts';
import { hoursOfCell, weeksOfCell } from '../base/hours.ts';
import { itemOfText } from '../base/item.ts';
import { newOutline, type Entry, type Outline } from '../base/parts.ts';
import { DEEPEST, liftRoot, newNode, partsOfTree, type Node } from '../base/tree.ts';
import { addressOf, headingOf, oneLine } from '../base/words.ts';
import { isObject, type JsonObject } from './values.ts';

const MOST = 20_000;

interface Walk {
  nodes: number;
  unused: Set<string>;
}

/** @returns null where nothing in it has a title */
export function readAnyJson(
  value: unknown,
  fallback: string,
  findings: Findings,
  file: string | null = null,
): Outline | null {
  const walk: Walk = { nodes: 0, unused: new Set() };
  const nodes = nodesOf(value, walk, 0, null);
  if (walk.nodes === 0) return null;
  const { title, note, nodes: top } = liftRoot(nodes);
  understood(findings, { file }, `JSON with ${count(walk.nodes, 'title')}.`);
  if (walk.nodes >= MOST) left(findings, { file }, `Only the first ${MOST} titles were read.`);
  if (walk.unused.size > 0)
    left(findings, { file }, `Fields without a place in a roadmap: ${[...walk.unused].slice(0, 20).join(', ')}.`);
  const name = title || fallback;
  return newOutline(name, partsOfTree(top, name), { purpose: oneLine(note) });
}

function nodesOf(value: unknown, walk: Walk, depth: number, kind: Entry['kind'] | null): Node[] {
  if (walk.nodes >= MOST || depth > DEEPEST * 2) return [];
  if (Array.isArray(value)) return value.flatMap((one) => nodesOf(one, walk, depth + 1, kind));
  if (typeof value === 'string') {
    if (value.trim() === '') return [];
    walk.nodes++;
    return [newNode('', { ...itemOfText(oneLine(value)), kind })];
  }
  return isObject(value) ? nodeOf(value, walk, depth, kind) : [];
}

function nodeOf(object: JsonObject, walk: Walk, depth: number, kind: Entry['kind'] | null): Node[] {
  const node = newNode('', { kind });
  const lists: [string, unknown][] = [];
  for (const [name, value] of Object.entries(object).slice(0, 500)) {
    if (Array.isArray(value) || isObject(value)) lists.push([name, value]);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      setField(node, name, rolesOf(name), String(value), walk);
    }
  }
  const isNamed = node.title !== '' || node.url !== null;
  if (isNamed) walk.nodes++;
  for (const [name, value] of lists) {
    const inner = nodesOf(value, walk, depth + 1, kindOf(name));
    // `{ "Week 1": [...] }`: a name of one's own heads what is in it; one that we know only holds it.
    const heads = inner.length > 0 && !rolesOf(name).includes('children') && kindOf(name) === null;
    if (heads) node.nodes.push(newNode(oneLine(name), { nodes: inner }));
    else for (const one of inner) node.nodes.push(one);
  }
  if (!isNamed) return node.nodes;
  if (node.title === '') node.title = node.url ?? '';
  return [node];
}

function kindOf(name: string): Entry['kind'] | null {
  if (/^(projects?|deliverables?|milestones?|capstones?)$/i.test(name)) return 'deliverable';
  return null;
}

function setField(node: Node, name: string, roles: Role[], value: string, walk: Walk): void {
  const text = value.slice(0, 20_000);
  const role = roles.find((one) => one !== 'children');
  const key = name.toLowerCase();
  if (role === 'url') node.url ??= addressOf(text);
  else if (role === 'hours') node.hours ??= hoursOfCell(text, unitOf(name) ?? 'hours');
  else if (role === 'weeks' || key === 'weeks') node.weeks ??= weeksOfCell(text);
  else if (role === 'done') node.checked ??= doneOf(text);
  else if (role === 'note') node.note ||= text;
  else if (role === 'title' || ((role === 'phase' || role === 'section') && !/^\d+$/.test(text)))
    node.title ||= headingLike(text);
  else if (role !== 'order' && role !== 'kind' && walk.unused.size < 50) walk.unused.add(oneLine(name).slice(0, 40));
}

function headingLike(text: string): string {
  return headingOf(text) || oneLine(text);
}
