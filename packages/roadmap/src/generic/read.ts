/** The importer of any Markdown roadmap: phases, items, links, hours and order as a careful reader would list them. */
import type { Diagnostic, Roadmap } from '../model.ts';
import type { Block } from '../scan/blocks.ts';
import { definitionsOf, plainText } from '../scan/inline.ts';
import { addNote, emptyRoadmap, type Context } from './context.ts';
import { holdsPlan, readLoose } from './nested.ts';
import { outline, type Section } from './outline.ts';
import { isLearning, ownWeight, readSections, treeWeight } from './plan.ts';
import { readSnapshot } from './snapshot.ts';
import { headingTitle, isNumbered, isPart } from './title.ts';
import { isWrapperKey } from './words.ts';

/**
 * Reads a roadmap that is not in our own dialect.
 * @param source the (repaired) document
 * @param blocks its blocks, as `scan` gives them for the same source
 * @returns the roadmap and what was noticed: `no-phases`, `unread-section`. Ids are provisional: every item has a
 * unique `#1`, `#2` ... in document order of reading, and `parentId` and `phaseId` hold the same strings; whoever
 * assigns the final ids rewrites all three. Never throws.
 */
export function readGeneric(source: string, blocks: Block[]): { roadmap: Roadmap; diagnostics: Diagnostic[] } {
  const lines = source.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const definitions = definitionsOf(blocks);
  const roadmap = emptyRoadmap();
  const context: Context = {
    lines,
    definitions,
    roadmap,
    diagnostics: [],
    last: 0,
    proseOnly: false,
    weights: new WeakMap(),
  };
  const root = outline(blocks, definitions, lines.length);
  const { title, top, frame } = liftTitle(root, blocks, context);
  context.proseOnly = !top.some((section) => treeWeight(section, context) > 0);
  roadmap.title = title;
  roadmap.snapshot = readSnapshot(title, [...frame, ...framing(top, context)], definitions);
  readBody(context, frame, top);
  if (roadmap.phases.length === 0) context.diagnostics.push(noPhases());
  return { roadmap, diagnostics: context.diagnostics.sort((a, b) => a.line - b.line) };
}

/** The sections that are no material, with those under them. */
function framing(sections: Section[], context: Context): Section[] {
  return sections.filter((section) => !isLearning(section, context)).flatMap(flatten);
}

function flatten(section: Section): Section[] {
  return [section, ...section.children.flatMap(flatten)];
}

/** Phases from the headings; where these give none or only one without parts, from lists and tables. */
function readBody(context: Context, frame: Section[], top: Section[]): void {
  const learning = top.filter((section) => isLearning(section, context));
  const loose = frame.filter((section) => ownWeight(section, context) > 0);
  const only = learning.length === 1 ? learning[0] : undefined;
  const plan = only && only.children.length === 0 && holdsPlan(only.blocks, context) && !isPart(only.heading);
  if (plan && only) {
    for (const section of top) {
      if (section === only) readLoose(context, section.blocks, section.title);
      else readSections(context, [section], null, '');
    }
    noteFrame(context, frame);
    return;
  }
  if (learning.length === 0 || loose.some((section) => holdsPlan(section.blocks, context) && context.proseOnly)) {
    for (const section of loose) readLoose(context, section.blocks, context.roadmap.title);
    if (context.roadmap.phases.length > 0) context.proseOnly = false;
  } else noteFrame(context, frame);
  readSections(context, top, null, '');
}

/** Lists above the first section are kept, not studied: links to elsewhere, translations, notices. */
function noteFrame(context: Context, frame: Section[]): void {
  for (const section of frame) {
    const first = section.blocks.find(
      (block) => block.type === 'list' || block.type === 'table' || block.type === 'quote',
    );
    if (!first || ownWeight(section, context) === 0) continue;
    const last = section.blocks[section.blocks.length - 1];
    addNote(context, section.title || 'Introduction', first.lines.start, last?.lines.end ?? first.lines.end);
  }
}

/**
 * Finds the title and the sections under it. The title is that of the front matter, or an HTML heading above all
 * others, or the first heading of level 1 unless it is plainly a section; its section is no phase, what stands in it
 * frames the rest.
 */
function liftTitle(
  root: Section,
  blocks: Block[],
  context: Context,
): { title: string; top: Section[]; frame: Section[] } {
  const [first, ...others] = root.children;
  const frame = [root];
  const declared = frontTitle(blocks);
  if (!first) return { title: declared || fallbackTitle(root, context), top: [], frame };
  if (!isTitle(first, others, context)) {
    return { title: declared || fallbackTitle(root, context), top: root.children, frame };
  }
  const [second, ...more] = others;
  const double = second !== undefined && second.level === first.level && second.key === first.key;
  const top = double ? [...first.children, ...second.children, ...more] : [...first.children, ...others];
  return {
    title: declared || first.title || first.heading,
    top,
    frame: [...frame, first, ...(double ? [second] : [])],
  };
}

/** Whether the first section is the title: the only one, or higher than the rest, or one with nothing to study. */
function isTitle(first: Section, others: Section[], context: Context): boolean {
  const kind = first.role;
  if (kind === 'skip' || kind === 'prerequisite' || kind === 'signal' || isPart(first.heading)) return false;
  if (others.length === 0) return first.children.length > 0 || first.level === 1 || !isNumbered(first.heading);
  if (first.kind !== 'heading') return false;
  if (others.every((other) => other.level > first.level)) return true;
  if (ownWeight(first, context) === 2 && !isWrapperKey(first.key)) return false;
  const html = context.lines[first.line - 1]?.includes('<') === true;
  return first.level === 1 || html;
}

function frontTitle(blocks: Block[]): string {
  const front = blocks[0];
  if (front?.type !== 'front-matter') return '';
  const match = /^title\s*[:=]\s*(.+)$/im.exec(front.text);
  return headingTitle((match?.[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'), new Map());
}

/** Without a title: the first words of the document where they are few. */
function fallbackTitle(root: Section, context: Context): string {
  const first = root.blocks.find((block) => block.type === 'paragraph');
  const words = first?.type === 'paragraph' ? plainText(first.text.split('\n')[0] ?? '', context.definitions) : '';
  return words !== '' && words.length <= 80 && !/[.:]$/.test(words)
    ? headingTitle(words, context.definitions)
    : 'Roadmap';
}

function noPhases(): Diagnostic {
  const message = 'No part of this document could be read as a phase. Give each part a heading and a list under it.';
  return { line: 1, code: 'no-phases', severity: 'warning', message };
}
