/** Parts that are missing, empty, twice, or numbered out of order. */
import type { AnyItem, Diagnostic } from '../model.ts';
import { found } from './facts.ts';
import type { Facts } from './facts.ts';

/** Rule `no-phases`: a roadmap without phases has nothing to plan. */
export function noPhases({ roadmap, lines }: Facts): Diagnostic[] {
  if (lines.every((line) => line.trim() === '')) {
    return [
      found(
        1,
        'empty-document',
        'error',
        'The document is empty. Write a heading for each phase, and a list under it.',
      ),
    ];
  }
  const message =
    'No phase was found, so there is nothing to plan. Write a heading for each phase, and a list under it.';
  return roadmap.phases.length > 0 ? [] : [found(1, 'no-phases', 'warning', message)];
}

/** Rule `no-title`. */
export function noTitle({ roadmap, lines }: Facts): Diagnostic[] {
  if (roadmap.title !== '' || lines.every((line) => line.trim() === '')) return [];
  return [found(1, 'no-title', 'info', 'The roadmap has no title. Begin the document with “# ” and its name.')];
}

/** Rule `empty-phase`: no action, resource or deliverable, and no phase inside that has one. */
export function emptyPhases({ roadmap }: Facts): Diagnostic[] {
  const parents = new Set(roadmap.phases.map((phase) => phase.parentId));
  return roadmap.phases.flatMap(({ id, title, lines, actions, resources, deliverables }) => {
    if (actions.length + resources.length + deliverables.length > 0 || parents.has(id)) return [];
    const message = `Nothing is to be done in “${title}”. List its actions and resources, or delete the heading.`;
    return [found(lines.start, 'empty-phase', 'warning', message)];
  });
}

/** Titles must differ where the learner meets them side by side: the kind, in the same phase, week or part. */
function groupsOf({ roadmap }: Facts): AnyItem[][] {
  const {
    phases,
    weeks,
    prerequisites,
    tools,
    pillars,
    quickWins,
    leverageMoves,
    signals,
    metrics,
    practices,
    prompts,
  } = roadmap;
  const inPhases = phases.flatMap(({ actions, resources, deliverables }) => [actions, resources, deliverables]);
  const parts = [prerequisites, tools, pillars, phases, quickWins, leverageMoves, signals, metrics, practices, prompts];
  return [...parts, ...inPhases, ...weeks.map((week) => week.days)];
}

/** Rule `duplicate-title`. */
export function duplicateTitles(facts: Facts): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const group of groupsOf(facts)) {
    if (group.length < 2) continue;
    const first = new Map<string, number>();
    for (const item of group) {
      const parent = 'parentId' in item ? item.parentId : null;
      const title = item.title.toLowerCase();
      const key = parent === null ? title : `${parent}\n${title}`;
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, item.lines.start);
        continue;
      }
      const message = `“${item.title}” already stands on line ${earlier}. Give one of them a name of its own, or drop it.`;
      diagnostics.push(found(item.lines.start, 'duplicate-title', 'info', message));
    }
  }
  return diagnostics;
}

const NUMBER = /^([\s>]*)(\d{1,9})[.)]\s/;

/** Where a numbered list stands: `step` is 0 for "1. 1. 1.", 1 for counting, null before its second item. */
interface Numbered {
  number: number;
  end: number;
  step: 0 | 1 | null;
}

/** Does the item continue the list that `previous` ended? Only blank lines may stand between. */
function continues(previous: Numbered | undefined, start: number, lines: readonly string[]): previous is Numbered {
  if (!previous || start <= previous.end) return false;
  for (let line = previous.end; line < start - 1; line++) if (lines[line]?.trim() !== '') return false;
  return true;
}

/** Rule `list-numbering`: numbers that neither go up one by one nor are all the same (which Markdown allows). */
export function numbering({ items, lines }: Facts): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const byIndent = new Map<number, Numbered>();
  for (const { lines: range } of items) {
    const match = NUMBER.exec(lines[range.start - 1] ?? '');
    if (!match) continue;
    const indent = match[1]?.length ?? 0;
    const number = Number(match[2]);
    const previous = byIndent.get(indent);
    if (!continues(previous, range.start, lines)) {
      byIndent.set(indent, { number, end: range.end, step: null });
      continue;
    }
    const step = previous.step ?? (number === previous.number ? 0 : 1);
    byIndent.set(indent, { number, end: range.end, step });
    if (number === previous.number + step) continue;
    const message = `This number is ${number}, but ${previous.number} stands before it. Number the list one by one.`;
    diagnostics.push(found(range.start, 'list-numbering', 'info', message));
  }
  return diagnostics;
}
