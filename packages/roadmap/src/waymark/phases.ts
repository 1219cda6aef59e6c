/** "Phase Breakdowns": one sub-heading per phase, labelled lists under it. */
import type { Deliverable, Phase } from '../model.ts';
import type { Block, HeadingBlock, ListItemBlock } from '../scan/blocks.ts';
import { linksOf, plainText } from '../scan/inline.ts';
import { groupsOf, itemsOf, nestedItems, proseOf } from './groups.ts';
import type { Group } from './groups.ts';
import { hoursIn, weeksIn } from './quantities.ts';
import { base, bullet, keepProse, keepUnread, spoken } from './reading.ts';
import type { Reading } from './reading.ts';
import { readResource } from './resource.ts';
import { endOf } from './sections.ts';
import type { Section } from './sections.ts';
import { headingTitle, splitEffort, withoutOrdinal } from './titles.ts';

type PhasePart = 'effort' | 'deliverables' | 'resources' | 'actions' | 'goal';

/** Tried in this order: "Study Resources" are resources, "Project Goals" deliverables. */
const PARTS: readonly (readonly [PhasePart, RegExp])[] = [
  ['effort', /\beffort\b|\bestimate\b/i],
  ['deliverables', /\bdeliverables?\b|\bcheckpoints?\b|\bprojects?\b|\bmilestones?\b/i],
  ['resources', /\bresources?\b|\blinks?\b|\bmaterials?\b|\breading\b|\bcourses?\b/i],
  ['actions', /\bactions?\b|\bstudy\b|\btopics?\b|\blearn\b|\btasks?\b|\bsteps?\b/i],
  ['goal', /\bgoals?\b|\bwhy\b|\bobjectives?\b|\boutcome\b/i],
];

/** Adds bullets, and what is nested under them, as actions. */
function addActions(reading: Reading, phase: Phase, list: readonly ListItemBlock[], parentId: string | null): void {
  for (const item of spoken(reading, list)) {
    const nested = nestedItems(item);
    const fields = bullet(reading, 'action', item, nested.length === 0);
    phase.actions.push({ ...fields, links: linksOf(item.text), checked: item.checked, parentId });
    addActions(reading, phase, nested, fields.id);
  }
}

function readDeliverable(reading: Reading, item: ListItemBlock): Deliverable {
  const links = [item, ...nestedItems(item)].flatMap(({ text }) => linksOf(text));
  return { ...bullet(reading, 'deliverable', item), links, checked: item.checked, parentId: null };
}

/** A list under no known label: what links out is a resource, the rest is to do. */
function readLoose(reading: Reading, phase: Phase, group: Group): void {
  for (const item of spoken(reading, itemsOf(group))) {
    if (linksOf(item.text).length > 0) phase.resources.push(readResource(reading, item));
    else addActions(reading, phase, [item], null);
  }
}

function readPart(reading: Reading, phase: Phase, group: Group, part: PhasePart): void {
  const list = itemsOf(group);
  if (part === 'effort') phase.effortHours = hoursIn(proseOf(group)) ?? hoursIn(list.map(({ text }) => text).join(' '));
  else if (part === 'goal') phase.goal = proseOf(group) || list.map(({ text }) => plainText(text)).join(' ');
  else if (part === 'actions') addActions(reading, phase, list, null);
  else {
    for (const item of spoken(reading, list)) {
      if (part === 'resources') phase.resources.push(readResource(reading, item));
      else phase.deliverables.push(readDeliverable(reading, item));
    }
  }
}

function readGroup(reading: Reading, phase: Phase, group: Group, index: number): void {
  const { label } = group;
  const part = label === null ? undefined : PARTS.find(([, pattern]) => pattern.test(label))?.[0];
  // Words right under the heading, without a label, say what the phase is for.
  const isIntroduction = index === 0 && label === null;
  if (isIntroduction) phase.goal = proseOf(group);
  if (part) readPart(reading, phase, group, part);
  else if (group.lists.length > 0) readLoose(reading, phase, group);
  else if (label === null) keepProse(reading, group, isIntroduction);
  const isUnknown = !part && label !== null && group.lists.length === 0;
  if (isUnknown || group.tables.length + group.others.length > 0) keepUnread(reading, group, phase.title);
}

function readPhase(reading: Reading, heading: HeadingBlock, blocks: readonly Block[]): void {
  const { name, effort } = splitEffort(headingTitle(heading.text));
  const lines = { start: heading.lines.start, end: endOf(blocks, heading.lines.end) };
  const phase: Phase = {
    ...base(reading, 'phase', withoutOrdinal(name), '', lines),
    depth: 0,
    parentId: null,
    weeks: weeksIn(effort),
    hours: hoursIn(effort),
    goal: '',
    actions: [],
    resources: [],
    deliverables: [],
    effortHours: null,
  };
  groupsOf(blocks).forEach((group, index) => readGroup(reading, phase, group, index));
  reading.roadmap.phases.push(phase);
}

/** Reads the section that holds all phases. What stands before the first of them is an introduction. */
export function readPhases(reading: Reading, section: Section): void {
  const headings = section.blocks.filter((block) => block.type === 'heading');
  const level = headings.reduce((least, heading) => Math.min(least, heading.level), 7);
  let open: { heading: HeadingBlock; blocks: Block[] } | null = null;
  for (const block of section.blocks) {
    if (block.type === 'heading' && block.level === level) {
      if (open) readPhase(reading, open.heading, open.blocks);
      open = { heading: block, blocks: [] };
    } else open?.blocks.push(block);
  }
  if (open) readPhase(reading, open.heading, open.blocks);
}

/** Reads a phase that is a section of its own. */
export function readLonePhase(reading: Reading, section: Section): void {
  readPhase(reading, section.heading, section.blocks);
}
