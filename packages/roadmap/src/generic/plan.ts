/** Which sections are phases, which are notes, and what the rest is. */
import type { Phase } from '../model.ts';
import type { Block } from '../scan/blocks.ts';
import { linksOf, plainText } from '../scan/inline.ts';
import { addDeliverable, addNote, addText, newPhase, sourceOf, type Context, type Weight } from './context.ts';
import { effortIn, hoursOf, weeksOf } from './effort.ts';
import { leadsOut } from './html.ts';
import { isContents } from './list.ts';
import type { Section } from './outline.ts';
import { readBlocks } from './phase.ts';
import { hasMaterial } from './placing.ts';
import { isPlanTable, readPlan } from './table.ts';
import { isNumbered, isPart } from './title.ts';
import { isCollectionKey, isWrapperKey, labelMode, type Mode } from './words.ts';

/** The weight of what stands directly under a heading. */
export function ownWeight(section: Section, context: Context): Weight {
  const known = context.weights.get(section)?.own;
  if (known !== undefined) return known;
  const own = weigh(section, context);
  context.weights.set(section, { ...context.weights.get(section), own });
  return own;
}

function weigh(section: Section, context: Context): Weight {
  let weight: Weight = 0;
  for (const block of section.blocks) {
    if (block.type === 'list' && isContents(block, context.definitions)) continue;
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
    const below = treeWeight(child, context);
    if (below > weight) weight = below;
  }
  context.weights.set(section, { ...context.weights.get(section), tree: weight });
  return weight;
}

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
  for (const section of sections) {
    if (wrappers.length === 1 && section === wrappers[0]) unwrap(context, section, parent);
    else readSection(context, section, parent, parentKey);
  }
}

function readSection(context: Context, section: Section, parent: Phase | null, parentKey: string): void {
  const kind = section.role;
  const mode =
    parent !== null && !isCollectionKey(parentKey) && !isPart(section.heading) ? labelMode(section.key) : null;
  if (kind === 'skip') addNote(context, section.title, section.line, section.end);
  else if (kind === 'prerequisite') readAs(context, section, parent, 'prerequisite');
  else if (kind === 'signal') readAs(context, section, parent, 'signal');
  else if (mode !== null && parent !== null) readLabelled(context, section, parent, mode);
  else if (parent !== null && inlineLabel(context, section, parent)) return;
  else if (isLearning(section, context)) readPhase(context, section, parent);
  else if (parent !== null && kind === 'learning') addText(parent, sourceOf(context, section.line, section.end));
  else leaveAsNote(context, section, kind === 'learning');
}

function readPhase(context: Context, section: Section, parent: Phase | null): void {
  const lines = { start: section.line, end: lastLine(context, section) };
  const phase = newPhase(context, section.title || section.heading, parent, lines);
  const effort = effortIn(section.heading);
  phase.weeks = weeksOf(section.heading);
  phase.hours = hoursOf({ ...effort, days: null });
  const mode = parent === null || isCollectionKey(section.key) ? labelMode(section.key) : null;
  readBlocks(context, phase, section.blocks, mode === 'deliverable' || mode === 'resource' ? mode : 'auto');
  if (phase.text !== '' && phase.goal === '') phase.goal = topicsOf(phase.text);
  if (mode === 'deliverable' && section.children.length > 0) readWorks(context, section, phase);
  else readSections(context, section.children, phase, section.key);
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
  if (mode === 'deliverable') readWorks(context, section, parent);
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

/** Each heading under "Projects" is a piece of work. */
function readWorks(context: Context, section: Section, phase: Phase): void {
  for (const child of section.children) {
    const links = linksOf(sourceOf(context, child.line, child.end), context.definitions).filter(leadsOut);
    const entry = { kind: 'action' as const, title: child.title, url: null, links, hours: null, remark: '', text: '' };
    const lines = { start: child.line, end: lastLine(context, child) };
    const work = addDeliverable(context, phase, entry, { lines, checked: null, parentId: null });
    work.text = sourceOf(context, child.line + 1, child.end);
  }
}

/** Prerequisites and signals: every entry of the section and of those under it, whatever phase it stands in. */
function readAs(context: Context, section: Section, parent: Phase | null, mode: 'prerequisite' | 'signal'): void {
  const before = count(context);
  const target = parent ?? carrier();
  readBlocks(context, target, section.blocks, mode);
  if (parent === null) signalsWithoutPhase(context, target);
  for (const child of section.children) {
    const phase = context.roadmap.phases.find((one) => one.title.toLowerCase() === child.title.toLowerCase());
    readAs(context, child, phase ?? parent, mode);
  }
  const beside = target.actions.length + target.resources.length + target.deliverables.length;
  if (parent === null && (count(context) === before || target.text !== '' || beside > 0)) {
    addNote(context, section.title, section.line, section.end);
  }
}

function count(context: Context): number {
  return context.roadmap.prerequisites.length + context.roadmap.signals.length;
}

function signalsWithoutPhase(context: Context, target: Phase): void {
  for (const signal of context.roadmap.signals) if (signal.phaseId === target.id) signal.phaseId = null;
}

/** A phase that is in no roadmap: it takes the prose around prerequisites and signals, which then becomes a note. */
function carrier(): Phase {
  return {
    id: '#0',
    kind: 'phase',
    title: '',
    text: '',
    lines: { start: 1, end: 1 },
    depth: 0,
    parentId: null,
    weeks: null,
    hours: null,
    goal: '',
    actions: [],
    resources: [],
    deliverables: [],
    effortHours: null,
  };
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
    readSections(context, section.children, parent, '');
  }
}

function leaveAsNote(context: Context, section: Section, unread: boolean): void {
  addNote(context, section.title, section.line, section.end);
  if (!unread || section.end === section.line) return;
  const message = `"${section.title}" was kept as a note: nothing in it can be studied or ticked. Add a list, links or boxes to make it a phase.`;
  context.diagnostics.push({ line: section.line, code: 'unread-section', severity: 'info', message });
}

function hasPlan(section: Section): boolean {
  const here = section.blocks.some(
    (block) =>
      (block.type === 'table' && isPlanTable(block)) ||
      (block.type === 'list' && block.items.some((item) => item.checked !== null)),
  );
  return here || section.children.some((child) => hasPlan(child));
}

function hasLink(md: string, context: Context): boolean {
  return /\[|https?:|<a\s/i.test(md) && linksOf(md, context.definitions).some(leadsOut);
}

function hasProse(blocks: Block[], context: Context): boolean {
  return blocks.some((block) => {
    if (block.type === 'list') return !isContents(block, context.definitions);
    return block.type === 'quote' || (block.type === 'paragraph' && plainText(block.text, context.definitions) !== '');
  });
}

/** The last line of a section that is not blank. */
function lastLine(context: Context, section: Section): number {
  let end = Math.min(section.end, context.lines.length);
  while (end > section.line && (context.lines[end - 1] ?? '').trim() === '') end -= 1;
  return end;
}
