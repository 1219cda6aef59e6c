/** Numbers and hours in the headings of phases: "### Phase 2: Build (10 Weeks | ~200 hours)". */
import { items } from '../items/items.ts';
import type { Phase, RoadmapDocument } from '../model.ts';
import { reread } from './result.ts';
import type { Line } from './result.ts';

const ORDINAL = /^(#{1,6}[^\p{L}\p{N}]*)(phase|stage|module|part|step|level)(\s?)(\d{1,3})(\s?[:.)–—-]*\s*)/iu;
const HOURS = /(\d+(?:[.,]\d+)?)(?=\s?\+?\s?(?:hours?|hrs?|h)\b)/i;
const WEEKS = /(\d+(?:[.,]\d+)?)(?=\s?(?:weeks?|wks?)\b)/i;
/** "10-15 hours": which of the two would be split is anybody's guess. */
const RANGE = /\d\s?(?:-|–|—|to)\s?~?\d/;

/** The front of a numbered heading for the phase after it, and the same without a number. */
export function frontsAfter(heading: string): { numbered: string | null; plain: string } {
  const plain = `${/^#{1,6}/.exec(heading)?.[0] ?? '###'} `;
  const match = ORDINAL.exec(heading);
  if (!match) return { numbered: null, plain };
  const [, marks = '', word = '', space = ' ', number = '0', behind = ': '] = match;
  return { numbered: `${marks}${word}${space}${Number(number) + 1}${behind}`, plain };
}

/** Counts the numbered headings behind a line up by one. */
export function counted(lines: readonly Line[], from: ReadonlySet<number>): Line[] {
  return lines.map((line) => {
    const match = from.has(line.from) ? ORDINAL.exec(line.text) : null;
    if (!match) return line;
    const [all, marks = '', word = '', space = '', number = '0', behind = ''] = match;
    const text = `${marks}${word}${space}${Number(number) + 1}${behind}${line.text.slice(all.length)}`;
    return { ...line, text };
  });
}

/** The first lines of the phases behind one, of the same depth. */
export function headingsBehind({ roadmap }: RoadmapDocument, { lines, depth }: Phase): Set<number> {
  const behind = roadmap.phases.filter((phase) => phase.depth === depth && phase.lines.start > lines.start);
  return new Set(behind.map((phase) => phase.lines.start));
}

/** Splits the stated numbers of a text in two. Numbers are kept as they are where a range is stated. */
export function shared(text: string, share: number): [string, string] {
  if (RANGE.test(text)) return [text, text];
  const of = (number: string, part: number): string => {
    const value = Number(number.replace(',', '.'));
    const theirs = Math.max(value > 1 ? 1 : 0, Math.round(value * share));
    return String(Math.round((part === 1 ? theirs : Math.max(0, value - theirs)) * 100) / 100);
  };
  const part = (which: number): string =>
    text
      .replace(HOURS, (number) => of(number, which))
      .replace(WEEKS, (number) => of(number, which))
      .replace(/(?<![\d.,])1(\s?)(week|hour)s\b/gi, '1$1$2');
  return [part(0), part(1)];
}

/**
 * Reads the first of several ways to write a new phase that changes nothing else: all ids stay, one phase is new, and
 * every signal still belongs to the phase it belonged to.
 */
export function firstThatHolds(document: RoadmapDocument, attempts: readonly Line[][]): RoadmapDocument | null {
  const before = new Set(items(document.roadmap).map(({ id }) => id));
  const owners = new Map(document.roadmap.signals.map(({ id, phaseId }) => [id, phaseId]));
  for (const lines of attempts) {
    const next = reread(document, lines);
    const fresh = items(next.roadmap).filter(({ id }) => !before.has(id));
    const phases = fresh.filter(({ kind }) => kind === 'phase');
    const isWhole = items(next.roadmap).length - fresh.length === before.size;
    const isSame = next.roadmap.signals.every(({ id, phaseId }) => !owners.has(id) || owners.get(id) === phaseId);
    if (phases.length === 1 && isWhole && isSame) return next;
  }
  return null;
}
