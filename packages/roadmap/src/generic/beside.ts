/** What stands beside the phases: works under "Projects", prerequisites and signals. */
import type { Phase } from '../model.ts';
import { linksOf } from '../scan/inline.ts';
import { addDeliverable, addNote, sourceOf, type Context } from './context.ts';
import { statement } from './entry.ts';
import { leadsOut } from './html.ts';
import type { Section } from './outline.ts';
import { readBlocks } from './phase.ts';
import { lastLine } from './weight.ts';

/** Each heading under "Projects" is a piece of work. */
export function readWorks(context: Context, works: Section[], phase: Phase): void {
  for (const child of works) {
    const links = linksOf(sourceOf(context, child.line, child.end), context.definitions).filter(leadsOut);
    const entry = { ...statement(child.title, ''), links };
    const lines = { start: child.line, end: lastLine(context, child) };
    const work = addDeliverable(context, phase, entry, { lines, checked: null, parentId: null });
    work.text = sourceOf(context, child.line + 1, child.end);
  }
}

/** Prerequisites and signals: every entry of the section and of those under it, whatever phase it stands in. */
export function readAs(
  context: Context,
  section: Section,
  parent: Phase | null,
  mode: 'prerequisite' | 'signal',
): void {
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
export function carrier(): Phase {
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
