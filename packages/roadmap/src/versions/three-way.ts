/** What an upstream changed since a copy was made, item by item, and the copy with what was chosen of it. */
import type { AnyItem, Change, Conflict, ItemKind, Roadmap, RoadmapDocument } from '../model.ts';
import { describeChange } from './describe.ts';
import { diff, DOCUMENT_ID } from './diff.ts';
import { ROOT } from './line-tree.ts';
import type { TreeNode } from './line-tree.ts';
import { mergePrepared, prepare } from './merge.ts';
import type { Choice, Prepared } from './merge.ts';
import { oneName } from './one-name.ts';
import type { OneName } from './one-name.ts';
import { hasOtherLines } from './placement.ts';
import type { KeptItem } from './reconcile.ts';

/** All that theirs did to one item. */
export interface UpstreamChange {
  itemId: string;
  itemKind: ItemKind;
  title: string;
  kind: Change['kind'];
  /** `same`: mine says so already. `conflict`: mine says something else. */
  status: 'clean' | 'same' | 'conflict';
  reason: Conflict['reason'] | 'both-moved' | null;
  /** Id of the added or removed item that this one was added or removed with. */
  within: string | null;
  /** Field by field; empty where only words changed that are no field. */
  fields: Change[];
  /** Hours of work that it adds; below 0 where it takes some away. */
  hours: number;
  /** In words, without full stops. */
  says: string[];
  /** The item's own lines on each side; whole with what is in it where a side removed it against a change. */
  base: string | null;
  mine: string | null;
  theirs: string | null;
}

/** By the item's id. */
export type Choices = ReadonlyMap<string, Choice>;

export interface Chosen {
  source: string;
  /** Where the items of mine begin now: their ids stay whatever became of their words. */
  kept: KeptItem[];
  /** Where items begin that mine does not have, by id. */
  added: KeptItem[];
  /** Contradictions on which nothing was chosen; mine stays in each. */
  conflicts: Conflict[];
}

export interface ThreeWay {
  /** In the order of theirs; what was removed where it stood. */
  changes: UpstreamChange[];
  choose(choices: Choices): Chosen;
}

interface Comparing {
  prepared: Prepared;
  named: OneName;
  conflicts: Conflict[];
}

const ownLines = (node: TreeNode | undefined): string | null => {
  if (node === undefined) return null;
  return node.tokens
    .flatMap(({ line }) => line?.text ?? [])
    .join('\n')
    .trim();
};

/** Items whose lines theirs changed in a way that no field shows: prose, labels, headings of a part. */
function wordsOnly({ prepared: { trees }, named: { ids } }: Comparing, told: ReadonlySet<string>): Change[] {
  return [...trees.theirs].flatMap(([key, node]): Change[] => {
    const before = trees.base.get(key);
    const itemId = key === ROOT ? DOCUMENT_ID : (ids.get(key) ?? '');
    if (before === undefined || told.has(itemId) || !hasOtherLines(before, node)) return [];
    const { kind, title }: Pick<AnyItem, 'kind' | 'title'> = node.item ?? { kind: 'note', title: '' };
    return [{ itemId, itemKind: kind, title, kind: 'changed', field: null, before: null, after: null }];
  });
}

function sayIt(change: Change): string {
  if (change.kind !== 'changed' || change.field !== null) return describeChange(change);
  if (change.itemId === DOCUMENT_ID) return 'The text around the items changes';
  return `The words around “${change.title.replace(/\s+/g, ' ').slice(0, 60)}” change`;
}

/** The outermost contradiction that an item lies in, or its own id. */
function coveredBy({ prepared: { trees }, named }: Comparing, itemId: string, contested: ReadonlySet<string>): string {
  let found = itemId;
  let key = named.keys.get(itemId);
  while (key !== undefined && key !== ROOT) {
    const id = named.ids.get(key) ?? '';
    if (contested.has(id)) found = id;
    key = (trees.theirs.get(key) ?? trees.mine.get(key) ?? trees.base.get(key))?.parent ?? undefined;
  }
  return found;
}

function kindOf(changes: readonly Change[]): Change['kind'] {
  return changes.find(({ kind }) => kind !== 'changed')?.kind ?? 'changed';
}

/** The added or removed item around another one that went the same way. */
function withinOf({ prepared: { trees }, named }: Comparing, itemId: string, kind: Change['kind']): string | null {
  if (kind !== 'added' && kind !== 'removed') return null;
  const [here, there] = kind === 'added' ? [trees.theirs, trees.base] : [trees.base, trees.theirs];
  const parent = here.get(named.keys.get(itemId) ?? '')?.parent ?? ROOT;
  return parent === ROOT || there.has(parent) ? null : (named.ids.get(parent) ?? null);
}

const sameChange = (a: Change, b: Change): boolean => a.kind === b.kind && a.field === b.field && a.after === b.after;
const isMove = ({ kind, field }: Change): boolean => kind === 'moved' && field === 'parent';

function statusOf(
  comparing: Comparing,
  itemId: string,
  fields: readonly Change[],
  mine: readonly Change[],
): Pick<UpstreamChange, 'status' | 'reason'> {
  const conflict = comparing.conflicts.find((one) => one.itemId === itemId);
  if (conflict !== undefined) return { status: 'conflict', reason: conflict.reason };
  const [theirMove, myMove] = [fields.find(isMove), mine.find(isMove)];
  if (theirMove && myMove && theirMove.after !== myMove.after) return { status: 'conflict', reason: 'both-moved' };
  const isSame = fields.every((field) => mine.some((one) => sameChange(field, one)));
  const isSaid = isSame && !hasOpenWords(comparing, itemId);
  return { status: isSaid ? 'same' : 'clean', reason: null };
}

/** Whether theirs and mine still differ in an item that both have. */
function hasOpenWords({ prepared: { trees }, named }: Comparing, itemId: string): boolean {
  const key = itemId === DOCUMENT_ID ? ROOT : (named.keys.get(itemId) ?? '');
  const [base, mine, theirs] = [trees.base.get(key), trees.mine.get(key), trees.theirs.get(key)];
  if (mine === undefined || theirs === undefined) return (mine === undefined) !== (theirs === undefined);
  return hasOtherLines(mine, theirs) && (base === undefined || hasOtherLines(base, theirs));
}

function textsOf({ prepared: { trees }, named, conflicts }: Comparing, itemId: string) {
  const conflict = conflicts.find((one) => one.itemId === itemId);
  if (conflict !== undefined) return { base: conflict.base, mine: conflict.mine, theirs: conflict.theirs };
  const key = itemId === DOCUMENT_ID ? ROOT : (named.keys.get(itemId) ?? '-');
  if (key === ROOT) return { base: null, mine: null, theirs: null };
  const own = (side: 'base' | 'mine' | 'theirs'): string | null => ownLines(trees[side].get(key));
  return { base: own('base'), mine: own('mine'), theirs: own('theirs') };
}

/** Hours of a resource; other items carry none of their own. */
function hoursById(roadmap: Roadmap): Map<string, number> {
  const resources = roadmap.phases.flatMap((phase) => phase.resources);
  return new Map(resources.map(({ id, hours }) => [id, hours ?? 0]));
}

function changesOf(comparing: Comparing): UpstreamChange[] {
  const { base, mine, theirs } = comparing.named.roadmaps;
  const told = diff(base, theirs);
  const all = [...told, ...wordsOnly(comparing, new Set(told.map(({ itemId }) => itemId)))];
  const contested = comparing.conflicts.filter(({ reason }) => reason === 'changed-and-removed');
  const outer = new Set(contested.map(({ itemId }) => itemId));
  const grouped = Map.groupBy(all, ({ itemId }) => (outer.size === 0 ? itemId : coveredBy(comparing, itemId, outer)));
  const mineById = Map.groupBy(diff(base, mine), ({ itemId }) => itemId);
  const [hoursBefore, hoursAfter] = [hoursById(base), hoursById(theirs)];
  return [...grouped].map(([itemId, fields]) => {
    const conflict = comparing.conflicts.find((one) => one.itemId === itemId);
    const own = fields.filter((field) => field.itemId === itemId);
    const kind = kindOf(own);
    const [first] = own.length > 0 ? own : fields;
    return {
      itemId,
      itemKind: conflict?.itemKind ?? first?.itemKind ?? 'note',
      title: conflict?.title ?? first?.title ?? '',
      kind,
      ...statusOf(comparing, itemId, fields, mineById.get(itemId) ?? []),
      within: withinOf(comparing, itemId, kind),
      fields: fields.filter(({ kind: what, field }) => what !== 'changed' || field !== null),
      hours: (hoursAfter.get(itemId) ?? 0) - (hoursBefore.get(itemId) ?? 0),
      says: fields.map(sayIt),
      ...textsOf(comparing, itemId),
    };
  });
}

function chosen({ prepared, named }: Comparing, choices: Choices): Chosen {
  const choose = (key: string): Choice | undefined =>
    choices.get(key === ROOT ? DOCUMENT_ID : (named.ids.get(key) ?? ''));
  const { source, conflicts, conflictKeys, starts } = mergePrepared(prepared, { choose });
  const own = new Set(prepared.names.mine.keys);
  const begin = [...starts].filter(([key]) => key !== ROOT);
  const at = ([key, line]: [string, number]): KeptItem => ({ id: named.ids.get(key) ?? '', line });
  return {
    source,
    kept: begin.filter(([key]) => own.has(key)).map(at),
    added: begin.filter(([key]) => !own.has(key)).map(at),
    conflicts: conflicts.map((conflict, place) => {
      return { ...conflict, itemId: named.ids.get(conflictKeys[place] ?? '') ?? conflict.itemId };
    }),
  };
}

/** Mine as it is, byte for byte: where all is left, there is nothing to write anew. */
function untouched({ prepared: { names } }: Comparing, mine: RoadmapDocument): Chosen {
  const kept = names.mine.items.map(({ id, lines }) => ({ id, line: lines.start }));
  return { source: mine.source, kept, added: [], conflicts: [] };
}

/**
 * Compares a copy with what its upstream has become. The ids in the answer are those of mine for what mine has.
 *
 * With nothing chosen, what is clean is taken and mine stays where the two contradict each other. Leaving an addition
 * leaves what was added inside it; keeping an item that theirs removed keeps what it stands in. Never throws.
 *
 * @param base the version that mine was made from
 * @param mine the copy as it is now
 * @param theirs the upstream as it is now
 */
export function threeWay(base: RoadmapDocument, mine: RoadmapDocument, theirs: RoadmapDocument): ThreeWay {
  const prepared = prepare(base, mine, theirs);
  const roadmaps = { base: base.roadmap, mine: mine.roadmap, theirs: theirs.roadmap };
  const named = oneName(prepared, roadmaps);
  const comparing: Comparing = { prepared, named, conflicts: [] };
  comparing.conflicts = chosen(comparing, new Map()).conflicts;
  const changes = changesOf(comparing);
  const isLeft = ({ itemId, status }: UpstreamChange, choices: Choices): boolean =>
    status === 'same' || choices.get(itemId) === 'leave';
  return {
    changes,
    choose: (choices) =>
      changes.every((change) => isLeft(change, choices)) ? untouched(comparing, mine) : chosen(comparing, choices),
  };
}
