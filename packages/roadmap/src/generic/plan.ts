/** Which sections are phases, which are notes, and what the rest is. */
import type { Phase } from '../model.ts';
import type { Block, ListItemBlock } from '../scan/blocks.ts';
import { leadingBold, linksOf, plainText } from '../scan/inline.ts';
import { carrier, readAs, readWorks } from './beside.ts';
import { addAction, addDeliverable, addNote, newPhase, sourceOf, type Context } from './context.ts';
import { effortIn, hoursOf, weeksOf } from './effort.ts';
import { statement } from './entry.ts';
import { isExampleKey } from './examples.ts';
import { leadsOut } from './html.ts';
import { isContents } from './list.ts';
import type { Section } from './outline.ts';
import { readBlocks } from './phase.ts';
import { addLinks, LINKED } from './placing.ts';
import { isPlanTable, readPlan } from './table.ts';
import { isNumbered, isPart } from './title.ts';
import { lastLine, ownWeight, treeWeight } from './weight.ts';
import { isCollectionKey, isContentsKey, isWrapperKey, keyOf, labelMode, type Mode } from './words.ts';

/** Whether a section, or one under it, would become a phase. */
export function isLearning(section: Section, context: Context): boolean {
  const kind = section.role;
  if (kind === 'skip' || kind === 'prerequisite' || kind === 'signal') return false;
  const weight = treeWeight(section, context);
  if (kind === 'soft') return hasPlan(section);
  if (kind === 'light') return weight === 2;
  return weight > 0 || isNumbered(section.heading) || context.proseOnly;
}

/** Reads sections that stand side by side. */
export function readSections(context: Context, sections: Section[], parent: Phase | null, parentKey: string): void {
  const wrappers = sections.filter((section) => isWrapper(section, context));
  const only = wrappers.length === 1 ? wrappers[0] : undefined;
  for (const section of sections) {
    if (section === only) unwrap(context, section, parent);
    else if (only && parent === null && only.children.length > 2 && isTalk(section, context)) {
      leaveAsNote(context, section, false);
    } else readSection(context, section, parent, parentKey);
  }
}

/** Beside a curriculum, prose with links is talk about it, not a part of it. */
function isTalk(section: Section, context: Context): boolean {
  const lists = (one: Section): boolean =>
    one.blocks.some((block) => block.type === 'list') || one.children.some((child) => lists(child));
  return (
    section.role === 'learning' && treeWeight(section, context) < 2 && !isNumbered(section.heading) && !lists(section)
  );
}

function readSection(context: Context, section: Section, parent: Phase | null, parentKey: string): void {
  const kind = section.role;
  const mode =
    parent !== null && !isCollectionKey(parentKey) && !isPart(section.heading) ? headingMode(section.key) : null;
  if (kind === 'skip') readSkipped(context, section, parent);
  else if (kind === 'prerequisite') readAs(context, section, parent, 'prerequisite');
  else if (kind === 'signal') readAs(context, section, parent, 'signal');
  else if (mode !== null && parent !== null) readLabelled(context, section, parent, mode);
  else if (parent !== null && inlineLabel(context, section, parent)) return;
  else if (parent !== null && isQuestion(section, context)) readTopic(context, section, parent);
  else if (isLearning(section, context)) readPhase(context, section, parent);
  else if (parent !== null && kind === 'learning') readTopic(context, section, parent);
  else leaveAsNote(context, section, kind === 'learning');
}

/** What a heading inside a phase says about what stands under it, null where it is no label. */
function headingMode(key: string): Mode | null {
  return isExampleKey(key) ? 'text' : labelMode(key);
}

/** Not studied, and yet lists of links to elsewhere under a table of contents are. */
function readSkipped(context: Context, section: Section, parent: Phase | null): void {
  const below = isContentsKey(section.key) ? section.children.filter((child) => treeWeight(child, context) === 2) : [];
  addNote(context, section.title, section.line, section.end);
  readSections(context, below, parent, '');
}

/** A fold with an answer in it, links in the words or not. */
function isQuestion(section: Section, context: Context): boolean {
  return section.kind === 'details' && section.children.length === 0 && ownWeight(section, context) < 2;
}

/** A heading with nothing but words under it, inside a phase: the words are what is studied there. */
function readTopic(context: Context, section: Section, parent: Phase): void {
  const text = sourceOf(context, section.line + 1, section.end);
  const lines = { start: section.line, end: lastLine(context, section) };
  const links = linksOf(text, context.definitions).filter(leadsOut);
  const entry = { ...statement(section.title || section.heading, text), links };
  addAction(context, parent, entry, { lines, checked: null, parentId: null });
}

function readPhase(context: Context, section: Section, parent: Phase | null, given: Mode | null = null): void {
  const lines = { start: section.line, end: lastLine(context, section) };
  const phase = newPhase(context, section.title || section.heading, parent, lines);
  const effort = effortIn(section.heading);
  phase.weeks = weeksOf(section.heading);
  phase.hours = hoursOf({ ...effort, days: null });
  // "Phase 2: Build" is a part with a name; only a bare "Build" holds works.
  const isName = section.key === 'build' && isPart(section.heading);
  const labels = (parent === null || isCollectionKey(section.key)) && !isName;
  const mode = given ?? (labels ? labelMode(section.key) : null);
  readHeadingLinks(context, section, phase);
  const works = mode === 'deliverable';
  const legend = works && section.children.length > 0 && !section.blocks.some(isMaterial);
  const aside = legend || section.role === 'soft';
  readBlocks(context, phase, section.blocks, aside ? 'text' : works || mode === 'resource' ? mode : 'auto');
  if (phase.text !== '' && phase.goal === '') phase.goal = topicsOf(phase.text);
  if (works) readWorksOf(context, section, phase);
  else readSections(context, section.children, phase, section.key);
}

/** A heading that is a link names what to study first. */
function readHeadingLinks(context: Context, section: Section, phase: Phase): void {
  const lines = { start: section.line, end: section.line };
  const group = { ...statement(section.title, ''), links: section.links };
  addLinks(context, phase, group, { lines, checked: null, parentId: null });
}

function isMaterial(block: Block): boolean {
  if (block.type === 'table') return block.rows.some((row) => row.cells.some((cell) => LINKED.test(cell)));
  return block.type === 'list';
}

/** Works under "Projects", a heading each; headings such as "Beginner projects" gather works in a part of their own. */
function readWorksOf(context: Context, section: Section, phase: Phase): void {
  const parts = section.children.filter((child) => isGathering(child, context));
  readWorks(
    context,
    section.children.filter((child) => !parts.includes(child)),
    phase,
  );
  for (const part of parts) readPhase(context, part, phase, 'deliverable');
  if (section.children.length > 0 || phase.deliverables.length > 0) return;
  if (phase.goal === '' || phase.actions.length > 0 || phase.resources.length > 0) return;
  const title = plainText(phase.goal, context.definitions);
  addDeliverable(context, phase, statement(title, phase.text), { lines: phase.lines, checked: null, parentId: null });
}

function isGathering(section: Section, context: Context): boolean {
  const plural = /\b(projects|ideas|apps|challenges|exercises|labs|assignments|works)$/.test(section.key);
  return ownWeight(section, context) === 2 && (plural || section.blocks.some((block) => block.type === 'table'));
}

/** "Topics covered:" with nothing but code spans is the best goal of a phase that has no prose. */
function topicsOf(text: string): string {
  const spans = text.match(/`[^`\n]{1,80}`/g) ?? [];
  return spans.length > 2 && /^\W*topics/i.test(text)
    ? spans
        .map((span) => span.slice(1, -1))
        .join(', ')
        .slice(0, 600)
    : '';
}

/** A heading such as "Resources" or "Projects" inside a phase: a label, not a part. */
function readLabelled(context: Context, section: Section, parent: Phase, mode: Mode): void {
  readBlocks(context, parent, section.blocks, mode);
  if (mode === 'deliverable') readWorks(context, section.children, parent);
  else for (const child of section.children) readLabelled(context, child, parent, labelMode(child.key) ?? mode);
}

/** "### Goal: master the basics" says what a label and its line would say. */
function inlineLabel(context: Context, section: Section, parent: Phase): boolean {
  const colon = section.title.indexOf(':');
  if (colon < 0 || isNumbered(section.heading)) return false;
  const mode = labelMode(section.title.slice(0, colon).trim().toLowerCase());
  if (mode !== 'goal' && mode !== 'time' && mode !== 'deliverable') return false;
  const text = `**${section.title.slice(0, colon)}:** ${section.title.slice(colon + 1).trim()}`;
  const lines = { start: section.line, end: section.line };
  readBlocks(
    context,
    parent,
    [{ type: 'paragraph', text, lines }, ...section.blocks],
    mode === 'deliverable' ? mode : 'auto',
  );
  for (const child of section.children) readSection(context, child, parent, section.key);
  return true;
}

/** "Curriculum" and the like hold the phases together without being one. */
function isWrapper(section: Section, context: Context): boolean {
  if (isPart(section.heading) || section.role === 'skip' || !isWrapperKey(section.key)) return false;
  if (section.blocks.some((block) => block.type === 'table' && isPlanTable(block)))
    return section.children.length === 0;
  return ownWeight(section, context) < 2 && section.children.some((child) => isLearning(child, context));
}

function unwrap(context: Context, section: Section, parent: Phase | null): void {
  for (const block of section.blocks) {
    if (block.type === 'table' && isPlanTable(block)) readPlan(context, block, parent);
  }
  if (section.children.length > 0) {
    const first = section.children[0]?.line ?? section.end + 1;
    if (hasProse(section.blocks, context)) addNote(context, section.title, section.line, first - 1);
    const learning = section.children.filter((child) => isLearning(child, context)).length;
    // Among phases, a heading with a few words under it is one as well.
    for (const child of section.children) {
      const spoken = child.role === 'learning' && learning > 1 && hasProse(child.blocks, context);
      if (spoken && parent === null && !isLearning(child, context)) readPhase(context, child, parent);
      else readSections(context, [child], parent, '');
    }
  }
}

/** "**Required:**" and a list in an introduction: what the reader brings along. */
function readNeeds(context: Context, blocks: Block[]): void {
  blocks.forEach((block, at) => {
    const next = blocks[at + 1];
    if (block.type !== 'paragraph' || next?.type !== 'list') return;
    const bold = leadingBold(block.text);
    if (bold?.rest === '' && labelMode(keyOf(bold.label)) === 'prerequisite') {
      readBlocks(context, carrier(), [next], 'prerequisite');
    }
  });
}

function leaveAsNote(context: Context, section: Section, unread: boolean): void {
  readNeeds(context, section.blocks);
  addNote(context, section.title, section.line, section.end);
  const empty = section.blocks.every((block) => block.type === 'html' || block.type === 'rule');
  if (!unread || (empty && section.children.length === 0)) return;
  const message = `"${section.title}" was kept as a note: nothing in it can be studied or ticked. Add a list, links or boxes to make it a phase.`;
  context.diagnostics.push({ line: section.line, code: 'unread-section', severity: 'info', message });
}

/** An item that starts with a link out of the document. */
function isPointer(item: ListItemBlock): boolean {
  return /^\W{0,8}\[[^\]]+\]\((?!#)/.test(item.text);
}

/** A table of parts or of links, a list of links, or boxes: one or two of these only show how boxes work. */
function hasPlan(section: Section): boolean {
  const here = section.blocks.some(
    (block) =>
      (block.type === 'table' && (isPlanTable(block) || (block.rows.length > 2 && isMaterial(block)))) ||
      (block.type === 'list' &&
        (block.items.filter((item) => item.checked !== null).length > 2 || block.items.filter(isPointer).length > 4)),
  );
  return here || section.children.some((child) => hasPlan(child));
}

function hasProse(blocks: Block[], context: Context): boolean {
  return blocks.some((block) => {
    if (block.type === 'list') return !isContents(block, context);
    return block.type === 'quote' || (block.type === 'paragraph' && plainText(block.text, context.definitions) !== '');
  });
}
