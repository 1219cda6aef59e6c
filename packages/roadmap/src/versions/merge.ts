/** Three-way merge of roadmap documents, item by item, printed in mine's own lines. */
import type { AnyItem, Conflict, MergeResult, RoadmapDocument } from '../model.ts';
import { align } from './align.ts';
import { DOCUMENT_ID } from './diff.ts';
import { keyed } from './keys.ts';
import type { Keyed } from './keys.ts';
import { hasChildren, markdownOf, ROOT, treeOf } from './line-tree.ts';
import type { Token, TreeNode } from './line-tree.ts';
import { commonEnd, splitLines, withoutEnds } from './lines.ts';
import type { Line } from './lines.ts';
import { alignments, placeItems } from './placement.ts';
import type { Alignments, Place, Placement, Side, Trees } from './placement.ts';
import { behindDeeper } from './newcomers.ts';
import type { Sight } from './newcomers.ts';
import { inStyleOf } from './style.ts';
import { lineToken, marked, weave, weaveIn } from './weave.ts';
import type { Markers, Settling, Woven } from './weave.ts';

/**
 * What becomes of what theirs did to one item: `take` it (of a contradiction, theirs), `leave` it as if theirs had not
 * touched it (of a contradiction, mine), or let its own lines be these.
 */
export type Choice = 'take' | 'leave' | { text: string };

export interface MergeOptions {
  /** By the item's key; where it says nothing, what is clean is taken, and mine stays in a contradiction. */
  choose?: (key: string) => Choice | undefined;
  /** Contradictions are written into the text between lines with these names. */
  markers?: Markers;
}

/** Three versions with one name for each item, ready to be merged, again and again where somebody is choosing. */
export interface Prepared {
  names: Record<'base' | Side, Keyed>;
  lines: Record<'base' | Side, Line[]>;
  trees: Trees;
  toMine: Alignments;
  toTheirs: Alignments;
}

interface Merging extends MergeOptions {
  contested: Map<string, Side>;
  /** Lines of the merge on which the items begin, counted from 1. */
  starts: Map<string, number>;
  trees: Trees;
  toMine: Alignments;
  toTheirs: Alignments;
  placement: Placement;
  end: string;
  conflicts: Conflict[];
  /** For each conflict the key of its item. */
  conflictKeys: string[];
  printed: Set<string>;
  lines: Line[];
}

function textOf(tokens: readonly Token[]): string | null {
  const lines = tokens.flatMap(({ line }) => (line === null ? [] : [line.text]));
  return lines.length === 0 ? null : lines.join('\n').trimEnd();
}

function named({ mine, base, theirs }: Trees, key: string): Pick<Conflict, 'itemId' | 'itemKind' | 'title'> {
  const item: AnyItem | null | undefined = (mine.get(key) ?? base.get(key) ?? theirs.get(key))?.item;
  if (item == null) return { itemId: DOCUMENT_ID, itemKind: 'note', title: 'The text around the items' };
  return { itemId: item.id, itemKind: item.kind, title: item.title };
}

/** An item's own lines on each side; for the document itself only the lines in question. */
function reportBothChanged(merging: Merging, key: string, found: Woven['conflicts']): void {
  const { trees, conflicts, conflictKeys } = merging;
  const own = (node: TreeNode | undefined): Token[] => node?.tokens ?? [];
  const whole = { base: own(trees.base.get(key)), mine: own(trees.mine.get(key)), theirs: own(trees.theirs.get(key)) };
  for (const { base, mine, theirs } of key === ROOT ? found : found.slice(0, 1).map(() => whole)) {
    const sides = { base: textOf(base), mine: textOf(mine), theirs: textOf(theirs) };
    conflicts.push({ ...named(trees, key), reason: 'both-changed', ...sides });
    conflictKeys.push(key);
  }
}

function reportContested({ trees, conflicts, conflictKeys, placement }: Merging): void {
  for (const { key, keptBy } of placement.contested) {
    const on = (side: Side): string | null => (keptBy === side ? markdownOf(trees[side], key) : null);
    const sides = { base: markdownOf(trees.base, key), mine: on('mine'), theirs: on('theirs') };
    conflicts.push({ ...named(trees, key), reason: 'changed-and-removed', ...sides });
    conflictKeys.push(key);
  }
}

function firstWords({ mine, theirs }: Trees, { key, line, child }: Token): string {
  if (child === null) return line === null ? '' : key.slice(1);
  return (mine.get(child) ?? theirs.get(child))?.tokens[0]?.key.slice(1) ?? '';
}

/** Whether an item has no place for others; cheap to answer for the single line that most items are. */
const isLeaf = (node: TreeNode): boolean => node.tokens.length === 1 && node.tokens[0]?.child === null;

function isUntouched(base: TreeNode, theirs: TreeNode): boolean {
  return isLeaf(base) && isLeaf(theirs) && base.tokens[0]?.line?.text === theirs.tokens[0]?.line?.text;
}

/** Theirs, as if they had not touched the item's own lines; what they added to it or moved into it stays in its place. */
function untouchedLines(base: TreeNode, theirs: TreeNode): Token[] {
  const had = new Set(base.tokens.map(({ key }) => key));
  return weaveIn(base.tokens, theirs.tokens, ({ key, child }) => child !== null && !had.has(key));
}

/** The tokens of an item in the merge. */
function mergedTokens(merging: Merging, key: string): readonly Token[] {
  const choice = merging.choose?.(key);
  const tokens = behindDeeper(wovenTokens(merging, key, choice), sightOf(merging, key));
  if (typeof choice !== 'object') return tokens;
  return weaveIn(
    splitLines(choice.text).map(({ text }) => lineToken(text)),
    tokens,
    ({ child }) => child !== null,
  );
}

function sightOf({ trees: { mine, theirs } }: Merging, key: string): Sight {
  const firstLine = ({ line, child }: Token): string | null => {
    if (child === null) return line?.text ?? null;
    const [first] = (mine.get(child) ?? theirs.get(child))?.tokens ?? [];
    return first === undefined ? null : firstLine(first);
  };
  return { firstLine, isNew: ({ child }) => child !== null && mine.get(child)?.parent !== key };
}

function wovenTokens(merging: Merging, key: string, choice: Choice | undefined): readonly Token[] {
  const { trees, placement, toMine, toTheirs, markers } = merging;
  const [base, mine, theirs] = [trees.base.get(key), trees.mine.get(key), trees.theirs.get(key)];
  const only = (node: TreeNode | undefined, place: Place): Token[] => {
    return (node?.tokens ?? []).filter(({ child }) => child === null || placement.places.get(child) === place);
  };
  if (mine === undefined) return only(theirs, 'theirs');
  if (theirs === undefined) return only(mine, 'mine');
  if (base !== undefined && isLeaf(mine) && isUntouched(base, theirs)) return mine.tokens;
  const isLeft = choice === 'leave' && base !== undefined;
  const others = isLeft ? untouchedLines(base, theirs) : theirs.tokens;
  const settle: Settling | undefined = choice === undefined ? markers : choice === 'take' ? 'theirs' : 'mine';
  const strands = {
    base: base?.tokens ?? [],
    mine: mine.tokens,
    theirs: others,
    toMine: toMine(key),
    toTheirs: isLeft ? align(base.tokens, others) : toTheirs(key),
    says: (token: Token) => firstWords(trees, token),
    settle,
  };
  const isContainer = key === ROOT || [base, mine, theirs].some(hasChildren);
  const woven = weave(strands, placement.places, isContainer);
  if (woven.conflicts.length > 0 && choice === undefined) reportBothChanged(merging, key, woven.conflicts);
  return woven.tokens;
}

/** The lines around an item that one side changed and the other removed. */
function contestedMarks({ markers }: Merging, keptBy: Side): [Token[], Token[]] {
  const [open, middle, close] = marked([], [], markers ?? { mine: 'mine', theirs: 'theirs' });
  const some = (...tokens: (Token | undefined)[]): Token[] => tokens.flatMap((token) => token ?? []);
  return keptBy === 'mine' ? [some(open), some(middle, close)] : [some(open, middle), some(close)];
}

/** Prints an item and what is in it; lines that came from theirs get the line end of mine. */
function print(merging: Merging, key: string): void {
  if (merging.printed.has(key)) return;
  merging.printed.add(key);
  const start = merging.lines.length;
  merging.starts.set(key, start + 1);
  const keptBy = merging.markers === undefined ? undefined : merging.contested.get(key);
  const [opening, closing] = keptBy === undefined ? [[], []] : contestedMarks(merging, keptBy);
  for (const { line, child } of [...opening, ...mergedTokens(merging, key), ...closing]) {
    if (line !== null) merging.lines.push(line);
    else if (child !== null) print(merging, child);
  }
  if (key !== ROOT && !merging.trees.mine.has(key)) inStyleOf(merging.trees, key, merging.lines, start);
}

function finish({ lines, end }: Merging, { mine, base, theirs }: Prepared['lines']): string {
  const endsOpen = (side: readonly Line[]): boolean => side.at(-1)?.end === '';
  const isOpen = endsOpen(mine) === endsOpen(base) ? endsOpen(theirs) : endsOpen(mine);
  const last = lines.length - 1;
  return lines.map((line, at) => line.text + (at === last && isOpen ? '' : line.end || end)).join('');
}

/** Matches three versions and lines them up: what a merge can begin with, whatever is chosen. */
export function prepare(base: RoadmapDocument, mine: RoadmapDocument, theirs: RoadmapDocument): Prepared {
  const names = keyed(base.roadmap, mine.roadmap, theirs.roadmap);
  const lines = { base: splitLines(base.source), mine: splitLines(mine.source), theirs: splitLines(theirs.source) };
  const trees = {
    base: treeOf(withoutEnds(lines.base), names.base),
    mine: treeOf(lines.mine, names.mine),
    theirs: treeOf(withoutEnds(lines.theirs), names.theirs),
  };
  const [toMine, toTheirs] = [alignments(trees.base, trees.mine), alignments(trees.base, trees.theirs)];
  return { names, lines, trees, toMine, toTheirs };
}

export interface PreparedResult extends MergeResult {
  /** For each conflict the key of its item. */
  conflictKeys: readonly string[];
  /** Lines of the merge on which the items begin, by their keys, counted from 1. */
  starts: ReadonlyMap<string, number>;
}

/** Merges what was prepared. Never throws. */
export function mergePrepared(prepared: Prepared, options: MergeOptions = {}): PreparedResult {
  const { trees, lines, toMine, toTheirs } = prepared;
  const placement = placeItems(trees, toMine, toTheirs, (key) => {
    const choice = options.choose?.(key);
    return choice === undefined ? undefined : choice !== 'leave';
  });
  const merging: Merging = {
    ...{ ...options, trees, toMine, toTheirs, placement },
    contested: new Map(placement.contested.map(({ key, keptBy }) => [key, keptBy])),
    end: commonEnd(lines.mine.length > 0 ? lines.mine : lines.theirs),
    conflicts: [],
    conflictKeys: [],
    printed: new Set(),
    starts: new Map(),
    lines: [],
  };
  print(merging, ROOT);
  for (const [key, place] of placement.places) if (place !== 'gone') print(merging, key);
  reportContested(merging);
  const source = finish(merging, lines);
  const { conflicts, conflictKeys, starts } = merging;
  return { source, conflicts, conflictKeys, diagnostics: [], starts };
}

/**
 * Merges two documents that were both made from `base`: mine, with the changes that theirs made and mine did not.
 *
 * Works on items: what is added, removed, moved or reworded on one side only is taken over; two fields of one line
 * (title and hours, say) may be changed on different sides. Where both sides changed one field differently, or one
 * side changed what the other removed, the result is a conflict as data: the first keeps mine's text, the second
 * keeps the text that survives. Untouched lines of mine stay byte for byte; line ends are mine's. Never throws.
 *
 * @param base the version both sides started from
 * @param mine the version whose style and choices win
 * @param theirs the version whose changes are taken over
 * @param markers names of the sides: contradictions are then written into the text, as Git does
 */
export function merge(
  base: RoadmapDocument,
  mine: RoadmapDocument,
  theirs: RoadmapDocument,
  markers?: Markers,
): MergeResult {
  const options = markers === undefined ? {} : { markers };
  const { source, conflicts, diagnostics } = mergePrepared(prepare(base, mine, theirs), options);
  return { source, conflicts, diagnostics };
}
