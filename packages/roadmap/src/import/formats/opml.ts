/** OPML: what outliners and feed readers export (OPML 2.0). */
import { doneOf, rolesOf } from '../base/columns.ts';
import { count, left, understood, type Findings } from '../base/findings.ts';
import { hoursOfCell } from '../base/hours.ts';
import { itemOfText } from '../base/item.ts';
import { readMarkup } from './markup.ts';
import { newOutline, type Outline } from '../base/parts.ts';
import { DEEPEST, liftRoot, newNode, partsOfTree, type Node } from '../base/tree.ts';
import { addressOf, headingOf, oneLine } from '../base/words.ts';

const MOST = 30_000;

export function isOpml(text: string): boolean {
  const head = text.slice(0, 3_000);
  return /^\s*<(\?xml|!--|!doctype|opml)\b/i.test(head) && /<opml[\s>]/i.test(head);
}

/** Attributes that say nothing about the work. */
const KNOWN = new Set([
  'text',
  'title',
  '_note',
  'type',
  'version',
  'created',
  'language',
  'iscomment',
  'isbreakpoint',
  'category',
]);

export function readOpml(text: string, fallback: string, findings: Findings, file: string | null = null): Outline {
  const top: Node[] = [];
  const path: Node[] = [];
  const skipped = new Set<string>();
  let [depth, total, title, inTitle] = [0, 0, '', false];
  readMarkup(
    text,
    {
      open(name, attributes, line) {
        if (name === 'title') inTitle = true;
        if (name !== 'outline') return;
        depth++;
        if (++total > MOST) return;
        const node = nodeOf(attributes, skipped);
        if (node.title === '') left(findings, { file, line }, 'An outline without text.');
        (path[Math.min(depth - 1, DEEPEST) - 1]?.nodes ?? top).push(node);
        if (depth <= DEEPEST) path.splice(depth - 1, path.length, node);
      },
      close(name) {
        if (name === 'title') inTitle = false;
        if (name === 'outline' && depth > 0) depth--;
      },
      text(chars) {
        if (inTitle && title.length < 500) title += chars;
      },
    },
    true,
  );
  understood(findings, { file }, `An outline (OPML) with ${count(total, 'line')}.`);
  if (total > MOST) left(findings, { file }, `Only the first ${MOST} lines were read.`);
  if (skipped.size > 0)
    left(findings, { file }, `Attributes without a place in a roadmap: ${[...skipped].slice(0, 20).join(', ')}.`);
  const root = liftRoot(top);
  const name = headingOf(title) || root.title || fallback;
  const same = root.title === '' || headingOf(title) === '' || root.title === headingOf(title);
  return newOutline(name, partsOfTree(same ? root.nodes : top, name));
}

function nodeOf(attributes: Map<string, string>, skipped: Set<string>): Node {
  const words = itemOfText(oneLine(attributes.get('text') || (attributes.get('title') ?? '')));
  const node = newNode(words.title, {
    ...words,
    note: attributes.get('_note') ?? attributes.get('note') ?? '',
    nodes: [],
  });
  for (const [name, value] of attributes) {
    if (KNOWN.has(name) || value === '') continue;
    const [role] = rolesOf(name);
    if (role === 'url' || name === 'xmlurl') node.url ??= addressOf(value);
    else if (role === 'hours') node.hours ??= hoursOfCell(value, /min/.test(name) ? 'minutes' : 'hours');
    else if (role === 'done' || name === '_status' || name === '_complete') node.checked = doneOf(value);
    else if (role === 'note') node.note ||= value;
    else if (skipped.size < 50) skipped.add(oneLine(name).slice(0, 40));
  }
  return node;
}
