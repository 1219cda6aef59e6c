/** The importer of any Markdown roadmap: phases, items, links, hours and order as a careful reader would list them. */
import type { Diagnostic, Roadmap } from '../model.ts';
import type { Block } from '../scan/blocks.ts';
import { definitionsOf, linksOf, plainText, type Definitions } from '../scan/inline.ts';
import { addNote, emptyRoadmap, type Context } from './context.ts';
import { holdsPlan, readLoose } from './nested.ts';
import { outline, type Section } from './outline.ts';
import { pictureTitle } from './picture.ts';
import { isLearning, readSections } from './plan.ts';
import { readSnapshot } from './snapshot.ts';
import { headingTitle, isNumbered, isPart } from './title.ts';
import { ownWeight, treeWeight } from './weight.ts';
import { isBoardKey, isErrandsKey, isWrapperKey } from './words.ts';

/**
 * Reads a roadmap that is not in our own dialect.
 * @param source the (repaired) document
 * @param blocks its blocks, as `scan` gives them for the same source
 * @returns the roadmap and what was noticed (`unread-section`; that nothing was found is for lint to say). Ids are provisional: every item has a
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
    weights: new Map(),
    contents: new Map(),
  };
  const root = outline(blocks, definitions, lines.length);
  const { title, top, frame } = liftTitle(root, blocks, context);
  leaveErrands(top, context);
  context.proseOnly = !top.some((section) => treeWeight(section, context) > 0);
  roadmap.title = title;
  roadmap.snapshot = readSnapshot(title, [...frame, ...framing(top, context)], definitions);
  readBody(context, frame, top);
  return { roadmap, diagnostics: context.diagnostics.sort((a, b) => a.line - b.line) };
}

/** What is to be done on the document itself, beside what is to be learned from it: boxes that lead nowhere. */
function leaveErrands(top: Section[], context: Context): void {
  if (top.some((section) => isBoardKey(section.key))) return;
  const errands = top.filter(
    (section) =>
      isErrandsKey(section.key) &&
      !context.lines.slice(section.line - 1, section.end).some((line) => /https?:|www\./i.test(line)),
  );
  if (!top.some((section) => !errands.includes(section) && isLearning(section, context))) return;
  for (const section of errands) section.role = 'skip';
}

/** The sections that are no material, with those under them. */
function framing(sections: Section[], context: Context): Section[] {
  return sections.filter((section) => section.role !== 'skip' && !isLearning(section, context)).flatMap(flatten);
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
  if (plan) {
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
  const above = aboveTitle(root.children);
  const [first, ...others] = root.children.slice(above.length);
  const frame = [root, ...above];
  const declared = frontTitle(blocks);
  if (!first) return { title: declared || fallbackTitle(root, context), top: [], frame };
  const introduced = root.blocks.some((block) => block.type === 'paragraph' && plainText(block.text).length > 60);
  if (!isTitle(first, others, introduced, context)) {
    return { title: declared || fallbackTitle(root, context), top: root.children, frame };
  }
  const [second, ...more] = others;
  const double = second !== undefined && second.level === first.level && second.key === first.key;
  const rest = second && isSlip(first, others) ? flattened(second, context) : others;
  const top = double ? [...first.children, ...second.children, ...more] : [...first.children, ...rest];
  return {
    title: declared || first.title || first.heading || fallbackTitle(first, context),
    top,
    frame: [...frame, first, ...(double ? [second] : [])],
  };
}

/** Notices and sponsors above the only great heading of the document: its title stands below them. */
function aboveTitle(sections: Section[]): Section[] {
  const at = sections.findIndex((section) => section.level === 1);
  const only = sections.findLastIndex((section) => section.level === 1) === at;
  const title = sections[at];
  if (at < 1 || at > 3 || !only || !title || title.children.length < 2 || isPart(title.heading)) return [];
  return sections.slice(0, at);
}

/** A single second great heading among the parts is a slip of the pen when the parts before it are smaller as well. */
function isSlip(first: Section, others: Section[]): boolean {
  const [second, third] = others;
  if (!second || third || second.level !== 1 || isPart(second.heading) || isWrapperKey(second.key)) return false;
  return first.level === 1 && first.children.length > 2 && second.children.length > 2;
}

/** The section by itself, then those under it, side by side. */
function flattened(section: Section, context: Context): Section[] {
  const end = (section.children[0]?.line ?? section.end + 1) - 1;
  const role = ownWeight(section, context) === 2 ? 'learning' : section.role;
  return [{ ...section, end, role, children: [] }, ...section.children];
}

/** Whether the first section is the title: the only one, or higher than the rest, or one with nothing to study. */
function isTitle(first: Section, others: Section[], introduced: boolean, context: Context): boolean {
  const kind = first.role;
  if (kind === 'skip' || kind === 'prerequisite' || kind === 'signal' || isPart(first.heading)) return false;
  if (others.length === 0) return first.children.length > 0 || first.level === 1 || !isNumbered(first.heading);
  if (first.kind !== 'heading') return false;
  if (others.every((other) => other.level > first.level)) return true;
  if (ownWeight(first, context) === 2 && !isWrapperKey(first.key)) return false;
  if (first.level === 1) return true;
  if (context.lines[first.line - 1]?.includes('<') === true) return !introduced;
  // A smaller heading in front of its equals: only a banner or badges right below it show that it is the title.
  const banner = first.blocks[0];
  return banner?.type === 'paragraph' && plainText(banner.text) === '' && !others.some((other) => other.level === 1);
}

function frontTitle(blocks: Block[]): string {
  const front = blocks[0];
  if (front?.type !== 'front-matter') return '';
  const match = /^title\s*[:=]\s*(.+)$/im.exec(front.text);
  return headingTitle((match?.[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'), new Map());
}

/** The words of the picture on top, where it is no badge and says more than one word. */
function bannerTitle(root: Section, definitions: Definitions): string {
  for (const block of root.blocks.slice(0, 4)) {
    if (block.type !== 'paragraph' && block.type !== 'html') continue;
    const text = block.text.slice(0, 2_000);
    if (/^\s*(\[!\[|<a\b)/.test(text)) continue;
    const words = pictureTitle(text, definitions);
    if (/\s/.test(words) && words.length <= 80 && !/\b(badge|screenshot|build|license)\b/i.test(words)) return words;
  }
  return '';
}

/** Without a title: what a banner says, or the first words of the document where they are few. */
function fallbackTitle(section: Section, { definitions }: Context): string {
  const banner = bannerTitle(section, definitions);
  if (banner !== '') return banner;
  const words = firstWords(section, definitions);
  return words !== '' && words.length <= 80 && !/[.:]$/.test(words) ? headingTitle(words, definitions) : 'Roadmap';
}

/** Where a text is wrapped, lines are longer than this. */
const MAX_FIRST_LINE = 50;

/** The first line of the first paragraph that says something, or a bold line that stands first. */
function firstWords(section: Section, definitions: Definitions): string {
  for (const block of section.blocks) {
    if (block.type !== 'paragraph' || plainText(block.text, definitions) === '') continue;
    const [line = '', ...more] = block.text.split('\n');
    // A long line with more below it is the beginning of a sentence.
    const isCut = more.length > 0 && line.length > MAX_FIRST_LINE;
    return isCut || linksOf(line, definitions).length > 0 ? '' : plainText(line, definitions);
  }
  const [first] = section.children;
  return first?.kind === 'bold' ? first.heading : '';
}
