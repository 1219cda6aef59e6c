/** What one reading carries along, and the making of items. Ids are provisional: `#1`, `#2` and so on. */
import type {
  Action,
  AnyItem,
  Deliverable,
  Diagnostic,
  Item,
  LineRange,
  Phase,
  Resource,
  Roadmap,
  Signal,
} from '../model.ts';
import type { Definitions } from '../scan/inline.ts';
import type { Entry } from './entry.ts';

/** How much there is to study: nothing, plain lists or prose with links, or links, boxes and tables. */
export type Weight = 0 | 1 | 2;

export interface Context {
  lines: string[];
  definitions: Definitions;
  roadmap: Roadmap;
  diagnostics: Diagnostic[];
  /** Number of the last provisional id. */
  last: number;
  /** No section holds a list, a table or a link: prose sections are the phases. */
  proseOnly: boolean;
  /** Weights that are known already; sections are asked often. */
  weights: Map<object, { own?: Weight; tree?: Weight }>;
  /** Which lists are tables of contents; lists are asked as often. */
  contents: Map<object, boolean>;
}

export function emptyRoadmap(): Roadmap {
  return {
    title: '',
    snapshot: { purpose: null, audience: null, weeks: null, hoursPerWeek: null, lines: null },
    prerequisites: [],
    tools: [],
    pillars: [],
    phases: [],
    quickWins: [],
    leverageMoves: [],
    weeks: [],
    signals: [],
    metrics: [],
    practices: [],
    prompts: [],
    notes: [],
  };
}

/** The Markdown of a range of lines, without common outer blank space. */
export function sourceOf(context: Context, start: number, end: number): string {
  return context.lines
    .slice(start - 1, end)
    .join('\n')
    .trim();
}

export function newItem<K extends AnyItem['kind']>(
  context: Context,
  kind: K,
  title: string,
  text: string,
  lines: LineRange,
): Item & { kind: K } {
  return { id: nextId(context), kind, title, text, lines: rangeOf(lines) };
}

function nextId(context: Context): string {
  context.last += 1;
  return `#${context.last}`;
}

function rangeOf({ start, end }: LineRange): LineRange {
  return { start, end };
}

export function newPhase(context: Context, title: string, parent: Phase | null, lines: LineRange): Phase {
  const phase: Phase = {
    id: nextId(context),
    kind: 'phase',
    title,
    text: '',
    lines: rangeOf(lines),
    depth: parent ? parent.depth + 1 : 0,
    parentId: parent ? parent.id : null,
    weeks: null,
    hours: null,
    goal: '',
    actions: [],
    resources: [],
    deliverables: [],
    effortHours: null,
  };
  context.roadmap.phases.push(phase);
  return phase;
}

export interface Place {
  lines: LineRange;
  checked: boolean | null;
  parentId: string | null;
}

// The items of which a document has tens of thousands are written out: spreading `newItem` takes twice the memory.

export function addResource(context: Context, phase: Phase, entry: Entry, place: Place): Resource {
  const resource: Resource = {
    id: nextId(context),
    kind: 'resource',
    title: entry.title,
    text: entry.text,
    lines: rangeOf(place.lines),
    url: entry.url,
    links: entry.links,
    hours: entry.hours,
    remark: entry.remark,
    prerequisites: [],
    checked: place.checked,
    parentId: place.parentId,
  };
  phase.resources.push(resource);
  return resource;
}

export function addAction(context: Context, phase: Phase, entry: Entry, place: Place): Action {
  const action: Action = {
    id: nextId(context),
    kind: 'action',
    title: entry.title,
    text: entry.text,
    lines: rangeOf(place.lines),
    links: entry.kind === 'group' ? [] : entry.links,
    checked: place.checked,
    parentId: place.parentId,
  };
  phase.actions.push(action);
  return action;
}

export function addDeliverable(context: Context, phase: Phase, entry: Entry, place: Place): Deliverable {
  const first = entry.url === null ? [] : [{ text: entry.title, url: entry.url }];
  const deliverable: Deliverable = {
    id: nextId(context),
    kind: 'deliverable',
    title: entry.title,
    text: entry.text || entry.remark,
    lines: rangeOf(place.lines),
    links: [...first, ...entry.links],
    checked: place.checked,
    parentId: place.parentId,
  };
  phase.deliverables.push(deliverable);
  return deliverable;
}

export function addSignal(context: Context, phase: Phase | null, title: string, text: string, place: Place): Signal {
  const signal: Signal = {
    id: nextId(context),
    kind: 'signal',
    title,
    text,
    lines: rangeOf(place.lines),
    phaseId: phase ? phase.id : null,
    checked: place.checked === true,
  };
  context.roadmap.signals.push(signal);
  return signal;
}

export function addNote(context: Context, title: string, start: number, end: number): void {
  const text = sourceOf(context, start, end);
  let last = end;
  while (last > start && (context.lines[last - 1] ?? '').trim() === '') last -= 1;
  context.roadmap.notes.push(newItem(context, 'note', title, text, { start, end: last }));
}

/** Appends Markdown to an item's text as a paragraph of its own. */
export function addText(item: Item, md: string): void {
  if (md.trim() === '') return;
  item.text = item.text === '' ? md : `${item.text}\n\n${md}`;
}
