/** The sections that are made of labelled lists: readiness, wins, signals, support. */
import { linksOf, plainText } from '../scan/inline.ts';
import type { ListItemBlock } from '../scan/blocks.ts';
import type { Phase } from '../model.ts';
import { groupsOf, itemsOf, nestedItems } from './groups.ts';
import type { Group } from './groups.ts';
import { bullet, keepProse, keepUnread, spoken } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Section } from './sections.ts';
import { headingTitle, titleAndText, titleKey } from './titles.ts';

type ReadList = (reading: Reading, list: ListItemBlock[], label: string) => void;

/** Hands each labelled list of a section to `read`; a list under no label goes by the section's heading. */
function eachList(reading: Reading, section: Section, read: ReadList): void {
  const heading = headingTitle(section.heading.text);
  groupsOf(section.blocks).forEach((group: Group, index) => {
    if (group.lists.length > 0) read(reading, spoken(reading, itemsOf(group)), group.label ?? heading);
    else if (group.label !== null && hasMore(group)) keepUnread(reading, group, heading);
    if (group.lists.length > 0 && group.tables.length + group.others.length > 0) keepUnread(reading, group, heading);
    keepProse(reading, group, index === 0);
  });
}

function hasMore(group: Group): boolean {
  return group.rest !== '' || group.prose.length + group.tables.length + group.others.length > 0;
}

const TOOLS = /\btools?\b|\benvironment\b|\bchecklist\b|\bsoftware\b|\bsetup\b|\binstall/i;

/** Prerequisites and tools. A checkbox makes a tool where the label is silent. */
export function readReadiness(reading: Reading, section: Section): void {
  eachList(reading, section, (_, list, label) => {
    for (const item of list) {
      const isTool = TOOLS.test(label) || (!/prerequisite/i.test(label) && item.checked !== null);
      if (isTool) reading.roadmap.tools.push({ ...bullet(reading, 'tool', item), checked: item.checked ?? false });
      else reading.roadmap.prerequisites.push(bullet(reading, 'prerequisite', item));
    }
  });
}

/** Quick wins (with their links, which are often nested) and leverage moves. */
export function readWins(reading: Reading, section: Section): void {
  eachList(reading, section, (_, list, label) => {
    for (const item of list) {
      // The section's own heading names both; only a label of its own makes a list one of leverage moves.
      if (/leverage/i.test(label) && !/win/i.test(label)) {
        reading.roadmap.leverageMoves.push(bullet(reading, 'leverage-move', item));
      } else {
        const links = [item, ...nestedItems(item)].flatMap(({ text }) => linksOf(text));
        reading.roadmap.quickWins.push({ ...bullet(reading, 'quick-win', item), links });
      }
    }
  });
}

type FindPhase = (label: string) => Phase | undefined;

/** Finds the phase that "Phase 2: Build" means: by its name, or else by its number. */
function phaseFinder(reading: Reading): FindPhase {
  const { phases } = reading.roadmap;
  // The first of two phases with one name counts.
  reading.phasesByName ??= new Map(phases.toReversed().map((phase) => [titleKey(phase.title), phase]));
  const byName = reading.phasesByName;
  return (label) => {
    const number = /\bphase\s?(\d{1,3})\b/i.exec(label)?.[1];
    return byName.get(titleKey(label)) ?? (number ? phases[Number(number) - 1] : undefined);
  };
}

function readSignals(
  reading: Reading,
  list: readonly ListItemBlock[],
  phase: Phase | undefined,
  find: FindPhase,
): void {
  for (const item of list) {
    const nested = nestedItems(item);
    if (item.checked === null && nested.length > 0) {
      // A bullet without checkbox over others is the name of a group.
      readSignals(reading, spoken(reading, nested), find(titleAndText(item).title) ?? phase, find);
    } else {
      const signal = bullet(reading, 'signal', item);
      reading.roadmap.signals.push({ ...signal, checked: item.checked ?? false, phaseId: phase?.id ?? null });
    }
  }
}

/** Signals by phase, and metrics. Must be read after the phases, whose names the signals use. */
export function readProgress(reading: Reading, section: Section): void {
  const heading = headingTitle(section.heading.text);
  const find = phaseFinder(reading);
  eachList(reading, section, (_, list, label) => {
    const isMetrics = /\bmetrics?\b/i.test(label) && !(label === heading && /signal|progress/i.test(label));
    if (isMetrics) for (const item of list) reading.roadmap.metrics.push(bullet(reading, 'metric', item));
    else readSignals(reading, list, find(label), find);
  });
}

const PROMPTS = /\bprompts?\b|\bquestions?\b/i;

/** Practices, and the prompts that are nested under one of them (or stand under a label of their own). */
export function readSupport(reading: Reading, section: Section): void {
  const { practices, prompts } = reading.roadmap;
  const asPrompts = (list: readonly ListItemBlock[]): void => {
    for (const item of spoken(reading, list)) prompts.push(bullet(reading, 'prompt', item));
  };
  eachList(reading, section, (_, list, label) => {
    if (PROMPTS.test(label)) asPrompts(list);
    else
      for (const item of list) {
        const asked = nestedItems(item).filter(
          (nested) => nested.children.length > 0 && PROMPTS.test(plainText(nested.text)),
        );
        practices.push(bullet(reading, 'practice', item, asked.length === 0));
        for (const nested of asked) asPrompts(nestedItems(nested));
      }
  });
}
