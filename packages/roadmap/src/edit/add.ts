/** Adding an item by its words: where it goes, and how it is written there. */
import type { ItemKind, RoadmapDocument, Signal } from '../model.ts';
import { escapeMarkdown, escapeUrl, tellHours } from './body.ts';
import { counted, firstThatHolds, frontsAfter, headingsBehind } from './ordinal.ts';
import { bulletOf } from './place.ts';
import { linesOf, newLines, refuse, reread } from './result.ts';
import type { EditResult, Line } from './result.ts';
import { insertItem } from './structure.ts';

/** What a new item says. */
export interface NewWords {
  /** Plain text. */
  title: string;
  /** Markdown; of a resource: its remark, as plain text. */
  text?: string | undefined;
  url?: string | undefined;
  hours?: number | undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The bullet of a new item, without its marker. */
function markdownOf(kind: ItemKind, { title, text = '', url = '', hours }: NewWords): string {
  const name = escapeMarkdown(title);
  if (kind === 'resource') {
    const front = url.trim() === '' ? name : `[${name}](${escapeUrl(url)})`;
    const effort = hours === undefined ? '' : ` (${tellHours(hours)})`;
    return `${front}${effort}${text.trim() === '' ? '' : ` - *${escapeMarkdown(text)}*`}`;
  }
  return text.trim() === '' ? name : `**${name}:** ${oneLine(text)}`;
}

export interface Addition extends NewWords {
  kind: ItemKind;
  after?: string | undefined;
  phaseId?: string | undefined;
}

/** Signals of a phase that has none yet: a group of its own behind the last signal, or a section at the end. */
function firstSignal(document: RoadmapDocument, phaseId: string, body: string): EditResult {
  const phase = document.roadmap.phases.find(({ id }) => id === phaseId);
  if (!phase) return refuse(`There is no phase “${phaseId}” in this roadmap.`);
  const lines = linesOf(document);
  const name = escapeMarkdown(phase.title);
  const last = document.roadmap.signals.reduce<Signal | null>(
    (a, b) => (b.lines.end > (a?.lines.end ?? 0) ? b : a),
    null,
  );
  const at = last?.lines.end ?? lines.findLastIndex(({ text }) => text.trim() !== '') + 1;
  const put = (rows: string[]): Line[] => [...lines.slice(0, at), ...newLines(rows, lines[at - 1]), ...lines.slice(at)];
  const bullet = bulletOf(lines[(last?.lines.start ?? 0) - 1]?.text ?? '');
  const group = bullet && bullet.indent !== '' ? groupOver(lines, last, bullet.indent) : null;
  const attempts = [
    ...(bullet && group !== null
      ? [put([`${group}**${name}**`, `${bullet.indent}${bullet.marker}${bullet.space}[ ] ${body}`])]
      : []),
    ...(last ? [put(['', `**${name}**`, '', `- [ ] ${body}`])] : []),
    ...(last ? [] : [put(['', '## Progress Signals', '', `**${name}**`, '', `- [ ] ${body}`])]),
  ];
  const before = new Set(document.roadmap.signals.map(({ id }) => id));
  for (const attempt of attempts) {
    const next = reread(document, attempt);
    const fresh = next.roadmap.signals.filter(({ id }) => !before.has(id));
    if (next.roadmap.signals.length === before.size + 1 && fresh[0]?.phaseId === phaseId) {
      return { ok: true, document: next, id: fresh[0].id };
    }
  }
  return refuse(
    'This roadmap has no place for signals of that phase. Add a section “Progress Signals” in the Markdown.',
  );
}

/** The front of the bullet that names the last group of signals. */
function groupOver(lines: readonly Line[], last: Signal | null, indent: string): string | null {
  for (let index = (last?.lines.start ?? 1) - 2; index >= 0; index--) {
    const text = lines[index]?.text ?? '';
    const bullet = bulletOf(text);
    if (bullet && bullet.indent.length < indent.length) return bullet.indent + bullet.marker + bullet.space;
    if (text.trim() !== '' && !bullet) return null;
  }
  return null;
}

/** A new phase behind another one, with something to do in it: an empty heading is no phase in many roadmaps. */
function addPhase(document: RoadmapDocument, { title, text = '', after }: Addition): EditResult {
  const { phases } = document.roadmap;
  const anchor =
    after === undefined ? phases.findLast(({ depth }) => depth === 0) : phases.find(({ id }) => id === after);
  if (!anchor) return refuse('Say behind which phase the new one goes.');
  const lines = linesOf(document);
  const beside = lines[anchor.lines.start - 1];
  if (!/^#{1,6}\s/.test(beside?.text ?? ''))
    return refuse('The phases are not written as headings here. Add it in the Markdown.');
  // Phases may be nested in the one before: the new one goes behind them.
  const end = Math.max(
    ...phases
      .filter(({ lines: { start } }) => start >= anchor.lines.start && isWithin(document, start, anchor.id))
      .map((one) => one.lines.end),
  );
  const fronts = frontsAfter(beside?.text ?? '');
  const first = oneLine(text) === '' ? 'First step' : escapeMarkdown(text);
  const labels = document.dialect === 'waymark' ? ['**Key Actions / Study Items:**', `1. ${first}`] : [`- ${first}`];
  const written = (front: string, counts: boolean): Line[] => {
    const around = counts ? counted(lines, headingsBehind(document, anchor)) : lines;
    const rows = newLines(['', `${front}${escapeMarkdown(title)}`, '', ...labels], beside);
    return [...around.slice(0, end), ...rows, ...around.slice(end)];
  };
  const numbered = fronts.numbered === null ? [] : [written(fronts.numbered, true), written(fronts.numbered, false)];
  const next = firstThatHolds(document, [...numbered, written(fronts.plain, false)]);
  const fresh = next?.roadmap.phases.find(({ id }) => !phases.some((one) => one.id === id));
  return next && fresh
    ? { ok: true, document: next, id: fresh.id }
    : refuse('At that place this would not be read as a phase.');
}

function isWithin({ roadmap }: RoadmapDocument, start: number, ancestorId: string): boolean {
  let phase = roadmap.phases.find(({ lines }) => lines.start === start);
  while (phase && phase.id !== ancestorId) {
    const { parentId } = phase;
    phase = roadmap.phases.find(({ id }) => id === parentId);
  }
  return phase !== undefined;
}

/**
 * A document with a new item, written like its neighbours; the result names its id.
 *
 * A phase brings its first action along: `text` says which.
 */
export function addItem(document: RoadmapDocument, addition: Addition): EditResult {
  const { kind, title, after, phaseId, hours } = addition;
  if (title.trim() === '') return refuse('A title cannot be empty.');
  if (hours !== undefined && !(hours >= 0 && hours < 1_000_000)) return refuse('Hours must be a number from 0 on.');
  if (kind === 'phase') return addPhase(document, addition);
  const markdown = markdownOf(kind, addition);
  const isFirst =
    kind === 'signal' && after === undefined && !document.roadmap.signals.some((one) => one.phaseId === phaseId);
  if (isFirst && phaseId !== undefined) return firstSignal(document, phaseId, markdown);
  return insertItem(document, {
    kind,
    markdown,
    ...(after === undefined ? {} : { after }),
    ...(phaseId === undefined ? {} : { phaseId }),
  });
}
