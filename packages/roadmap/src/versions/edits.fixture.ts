/** Random edits of a document's text, as a person makes them: for the tests of the merge. */
import fc from 'fast-check';
import { parse } from '../parse.ts';
import type { AnyItem, RoadmapDocument } from '../model.ts';
import { inDocumentOrder, outline } from './outline.ts';

export interface Edit {
  what: 'reword' | 'hours' | 'remove' | 'add' | 'move';
  /** Which of the items it is about, and which other one. */
  item: number;
  other: number;
}

/** Edits that leave the rest of their line alone and need no other place. */
export const inPlace: fc.Arbitrary<Edit> = edit('reword', 'hours', 'remove', 'add');
export const any: fc.Arbitrary<Edit> = edit('reword', 'hours', 'remove', 'add', 'move');

function edit(...kinds: Edit['what'][]): fc.Arbitrary<Edit> {
  return fc.record({ what: fc.constantFrom(...kinds), item: fc.nat(9999), other: fc.nat(9999) });
}

/** Items on one line of a list, which can be edited as text without knowing more about the document. */
export function listItems(document: RoadmapDocument): AnyItem[] {
  const lines = document.source.split('\n');
  return inDocumentOrder(outline(document.roadmap))
    .map(({ item }) => item)
    .filter(
      (item) => item.lines.start === item.lines.end && /^\s*(?:[-*+]|\d+\.)\s/.test(lines[item.lines.start - 1] ?? ''),
    );
}

interface Page {
  /** For each line of the document what stands there now. */
  lines: string[][];
}

/** A word that no other name gives: items of nearly the same words may be taken for each other, as they should be. */
function wordOf(name: string): string {
  let hash = 7;
  for (const letter of name) hash = (hash * 131 + (letter.codePointAt(0) ?? 0)) % 8_031_810_176;
  return Array.from({ length: 7 }, (_, at) => String.fromCodePoint(97 + (Math.floor(hash / 26 ** at) % 26))).join('');
}

const added = (name: string): string => [1, 2, 3].map((at) => wordOf(`${at}${name}`)).join(' ') + '.';

function apply(page: Page, items: readonly AnyItem[], { what, item, other }: Edit, name: string): void {
  const at = (items[item % items.length]?.lines.start ?? 1) - 1;
  const to = (items[other % items.length]?.lines.start ?? 1) - 1;
  const [line, ...rest] = page.lines[at] ?? [];
  // An earlier edit took it away.
  if (line === undefined) return;
  const marker = /^\s*(?:[-*+]|\d+\.)\s+(?:\[[ x]\]\s+)?/.exec(line)?.[0] ?? '';
  // Without its 1 a numbered list right under a line of text is no list any more (CommonMark), but part of that text;
  // so is any other number that gets there.
  const isFirst = /^\s*1\./.test(line);
  const isNumbered = /^\s*\d+\./.test(line);
  if (what === 'reword') page.lines[at] = [line.replace(/[.*]*$/, ` ${name}$&`), ...rest];
  if (what === 'hours') page.lines[at] = [line.replace(/\(\d+ hours\)/, `(${(item % 90) + 1} hours)`), ...rest];
  if (what === 'add') page.lines[at] = [line, `${marker}**${wordOf(name)}:** ${added(name)}`, ...rest];
  if (what === 'remove' && !isFirst) page.lines[at] = rest;
  if (what === 'move' && at !== to && !isNumbered) {
    page.lines[at] = rest;
    page.lines[to] = [...(page.lines[to] ?? []), line];
  }
}

/**
 * Applies edits to a document and reads the result.
 *
 * @param name makes the words of this side's edits its own
 * @param items the items it may touch
 */
export function edited(
  document: RoadmapDocument,
  edits: readonly Edit[],
  name: string,
  items = listItems(document),
): RoadmapDocument {
  const page: Page = { lines: document.source.split('\n').map((line) => [line]) };
  if (items.length > 0) edits.forEach((one, index) => apply(page, items, one, `${name}${index}`));
  return parse(page.lines.flat().join('\n'), { previous: document.roadmap });
}

/** Fields that say where an item is, or what is nested in it. */
const NOT_SAID = ['id', 'lines', 'actions', 'resources', 'deliverables', 'days', 'parentId', 'phaseId'];

/** What a document says, without ids and line numbers: one text per item, in order. */
export function said({ roadmap }: Pick<RoadmapDocument, 'roadmap'>): string[] {
  return inDocumentOrder(outline(roadmap)).map(({ item, parent }) => {
    const own = Object.entries(item).filter(([name]) => !NOT_SAID.includes(name));
    return `${parent?.item.title ?? ''} > ${JSON.stringify(own)}`;
  });
}
