/** How much there is to study in a section. */
import { linksOf } from '../scan/inline.ts';
import type { Context, Weight } from './context.ts';
import { leadsOut } from './html.ts';
import { isContents } from './list.ts';
import type { Section } from './outline.ts';
import { hasMaterial } from './placing.ts';

/** The weight of what stands directly under a heading. */
export function ownWeight(section: Section, context: Context): Weight {
  const known = context.weights.get(section)?.own;
  if (known !== undefined) return known;
  const own = weigh(section, context);
  context.weights.set(section, { ...context.weights.get(section), own });
  return own;
}

function weigh(section: Section, context: Context): Weight {
  if (section.links.length > 0) return 2;
  let weight: Weight = 0;
  for (const block of section.blocks) {
    if (block.type === 'list' && isContents(block, context)) continue;
    if (hasMaterial([block])) return 2;
    if (block.type === 'html' && /<(li|td)\b/i.test(block.text) && /<a\s/i.test(block.text)) return 2;
    if (block.type === 'list') weight = 1;
    else if (block.type === 'paragraph' && hasLink(block.text, context)) weight = 1;
  }
  return weight;
}

/** The greatest weight in a section and those under it. */
export function treeWeight(section: Section, context: Context): Weight {
  const known = context.weights.get(section)?.tree;
  if (known !== undefined) return known;
  let weight = ownWeight(section, context);
  for (const child of section.children) {
    if (weight === 2) break;
    if (child.role === 'skip') continue;
    // A fold with a question on it is something to answer, whatever is inside.
    const below = child.kind === 'details' && treeWeight(child, context) === 0 ? 1 : treeWeight(child, context);
    if (below > weight) weight = below;
  }
  context.weights.set(section, { ...context.weights.get(section), tree: weight });
  return weight;
}

function hasLink(md: string, context: Context): boolean {
  return /\[|https?:|<a\s/i.test(md) && linksOf(md, context.definitions).some(leadsOut);
}

/** The last line of a section that is not blank. */
export function lastLine(context: Context, section: Section): number {
  let end = Math.min(section.end, context.lines.length);
  while (end > section.line && (context.lines[end - 1] ?? '').trim() === '') end -= 1;
  return end;
}
