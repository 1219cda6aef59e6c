/** Splitting a phase: some of its items become a phase of their own, right behind it. */
import type { AnyItem, LineRange, Phase, RoadmapDocument } from '../model.ts';
import { leadingBold } from '../scan/inline.ts';
import { escapeMarkdown } from './body.ts';
import { counted, firstThatHolds, frontsAfter, headingsBehind, shared } from './ordinal.ts';
import { bulletOf, placeOf } from './place.ts';
import { linesOf, newLines, refuse } from './result.ts';
import type { EditResult, Line } from './result.ts';
import { LABELS, renumbered } from './structure.ts';

export interface Split {
  /** Plain text: the name of the new phase. */
  title: string;
  /** Ids of the phase's items that go into it, with what is nested in them. */
  items: readonly string[];
}

type Part = 'actions' | 'resources' | 'deliverables';
const PARTS: readonly Part[] = ['actions', 'resources', 'deliverables'];

const inside = (inner: LineRange, outer: LineRange): boolean => inner.start > outer.start && inner.end <= outer.end;

/** The chosen items of one part, without those that are nested in another of them. */
function chosen(list: readonly AnyItem[], ids: ReadonlySet<string>): AnyItem[] {
  const found = list.filter(({ id }) => ids.has(id));
  return found.filter(({ lines }) => !found.some((other) => inside(lines, other.lines)));
}

/** Items at the top of a part: what is nested goes where its parent goes. */
function tops(list: readonly AnyItem[]): AnyItem[] {
  return list.filter(({ lines }) => !list.some((other) => inside(lines, other.lines)));
}

/** The bold line over a list, by its 1-based number; null where none stands there. */
function labelOver(lines: readonly Line[], phase: Phase, first: AnyItem): number | null {
  for (let number = first.lines.start - 1; number > phase.lines.start; number--) {
    const text = lines[number - 1]?.text ?? '';
    if (text.trim() === '') continue;
    if (bulletOf(text)) continue;
    return leadingBold(text) ? number : null;
  }
  return null;
}

/** Bullets of a list that begins anew: numbers count from one. */
function restarted(block: Line[]): Line[] {
  const indent = bulletOf(block[0]?.text ?? '')?.indent;
  let number = 0;
  return block.map((line) => {
    const bullet = bulletOf(line.text);
    if (bullet === null || bullet.indent !== indent || !/^\d/.test(bullet.marker)) return line;
    const marker = `${++number}${bullet.marker.slice(-1)}`;
    return { ...line, text: bullet.indent + marker + line.text.slice(bullet.indent.length + bullet.marker.length) };
  });
}

interface Moving {
  /** Lines of the new phase under its heading. */
  block: Line[];
  /** Old lines that go there, or go away with a list that is empty now. */
  gone: Set<number>;
}

function gather(document: RoadmapDocument, lines: readonly Line[], phase: Phase, ids: ReadonlySet<string>): Moving {
  const moving: Moving = { block: [], gone: new Set() };
  for (const part of PARTS) {
    const all = tops(phase[part]);
    const going = chosen(phase[part], ids);
    const [first] = all;
    const [head] = going;
    if (first === undefined || head === undefined) continue;
    const label = labelOver(lines, phase, first);
    const own = going.flatMap(({ lines: { start, end } }) => lines.slice(start - 1, end));
    for (const { from } of own) moving.gone.add(from);
    const isWhole = all.every((item) => going.includes(item));
    if (isWhole && label !== null) moving.gone.add(label);
    const usual = document.dialect === 'waymark' ? LABELS[head.kind] : undefined;
    const words = label === null ? usual : lines[label - 1]?.text;
    const blank = newLines([''], own[0]);
    moving.block.push(...blank, ...(words === undefined ? [] : newLines([words], own[0])), ...restarted(own));
  }
  return moving;
}

/** How much of a phase goes: by the hours of its resources, or else by the number of its items. */
function shareOf(phase: Phase, ids: ReadonlySet<string>): number {
  const sum = (list: Phase['resources']): number => list.reduce((total, { hours }) => total + (hours ?? 0), 0);
  const hours = sum(phase.resources);
  if (hours > 0) return sum(phase.resources.filter(({ id }) => ids.has(id))) / hours;
  const all = PARTS.flatMap((part) => phase[part] as AnyItem[]);
  return all.filter(({ id }) => ids.has(id)).length / Math.max(1, all.length);
}

/** Of two blank lines that meet where something was taken out, one goes. */
function withoutGaps(lines: readonly Line[]): Line[] {
  return lines.filter(({ text, from }, index) => {
    const before = lines[index - 1];
    if (before === undefined || text.trim() !== '' || before.text.trim() !== '') return true;
    return from === before.from + 1;
  });
}

/** Why a phase cannot be split like this, in words; null where it can. */
function whyNot(document: RoadmapDocument, phase: Phase, { title, items }: Split): string | null {
  if (title.trim() === '') return 'A title cannot be empty.';
  if (placeOf(document, phase).type !== 'heading')
    return 'This phase is not written as a heading. Split it in the Markdown.';
  if (document.roadmap.phases.some(({ parentId }) => parentId === phase.id))
    return 'There are phases inside this one. Split one of those.';
  const all = PARTS.flatMap((part) => phase[part] as AnyItem[]);
  const ids = new Set(items);
  const going = all.filter(({ id }) => ids.has(id));
  if (going.length === 0 || going.length < ids.size) return 'Choose items of this phase for the new one.';
  return going.length === all.length ? 'Leave at least one item in the phase you split.' : null;
}

/** The old phase's lines with its share, and what the new phase's heading and estimate say. */
interface Shared {
  lines: Line[];
  effort: string;
  estimate: string | null;
}

/** Weeks and hours of the old heading, and its effort estimate, split between the two phases. */
function shareEffort(lines: readonly Line[], phase: Phase, share: number): Shared {
  const theirs: Pick<Shared, 'effort' | 'estimate'> = { effort: '', estimate: null };
  const changed = lines.map((line) => {
    if (line.from === phase.lines.start) {
      const open = line.text.trimEnd().endsWith(')') ? line.text.lastIndexOf('(') : -1;
      if (open < 0 || (phase.weeks === null && phase.hours === null)) return line;
      const [mine, other] = shared(line.text.slice(open), share);
      theirs.effort = ` ${other.trimEnd()}`;
      return { ...line, text: line.text.slice(0, open) + mine };
    }
    const isInside = line.from > phase.lines.start && line.from <= phase.lines.end;
    if (!isInside || phase.effortHours === null || !/^\s*\*\*[^*]*(?:effort|estimate)[^*]*\*\*/i.test(line.text))
      return line;
    const [mine, other] = shared(line.text, share);
    theirs.estimate = other;
    return { ...line, text: mine };
  });
  return { lines: changed, ...theirs };
}

/**
 * A document in which some items of a phase stand in a new phase right behind it.
 *
 * Their lines move as they are; weeks and hours that the heading and the effort estimate state are split in the share
 * of the resources' hours. Phases behind it that are numbered count up. Every id is kept; the result names the new phase.
 * @param phaseId of a phase that is written as a heading and holds no other phase
 */
export function splitPhase(document: RoadmapDocument, phaseId: string, split: Split): EditResult {
  const phase = document.roadmap.phases.find(({ id }) => id === phaseId);
  if (!phase) return refuse(`There is no phase “${phaseId}” in this roadmap.`);
  const problem = whyNot(document, phase, split);
  if (problem !== null) return refuse(problem);
  const ids = new Set(split.items);
  const all = linesOf(document);
  const { block, gone } = gather(document, all, phase, ids);
  const effort = shareEffort(all, phase, shareOf(phase, ids));
  const rest = withoutGaps(effort.lines.filter(({ from }) => !gone.has(from)));
  const end = rest.findLastIndex(({ from, text }) => from <= phase.lines.end && text.trim() !== '') + 1;
  const beside = all[phase.lines.start - 1];
  const estimate = effort.estimate === null ? [] : newLines(['', effort.estimate], beside);
  const fronts = frontsAfter(beside?.text ?? '');
  const written = (front: string, counts: boolean): Line[] => {
    const heading = newLines(['', `${front}${escapeMarkdown(split.title)}${effort.effort}`], beside);
    const around = counts ? counted(rest, headingsBehind(document, phase)) : rest;
    const made = [...around.slice(0, end), ...heading, ...block, ...estimate, ...around.slice(end)];
    // A list that lost its first number would be read as more of the text above it.
    return [...gone]
      .sort((a, b) => a - b)
      .reduce<Line[]>((list, from) => {
        const at = list.findIndex((line) => line.from === from - 1);
        return at < 0 || list[at + 1] === undefined ? list : renumbered(list, at + 1);
      }, made);
  };
  const numbered = fronts.numbered === null ? [] : [written(fronts.numbered, true), written(fronts.numbered, false)];
  const next = firstThatHolds(document, [...numbered, written(fronts.plain, false)]);
  const fresh = next?.roadmap.phases.find(({ id }) => !document.roadmap.phases.some((one) => one.id === id));
  if (!next || !fresh)
    return refuse('This phase is written in a way that cannot be split here. Split it in the Markdown.');
  return { ok: true, document: next, id: fresh.id };
}
