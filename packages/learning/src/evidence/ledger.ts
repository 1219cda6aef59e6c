/**
 * What a ledger says, item by item. The ledger only grows; everything here is derived from it again and again,
 * so the same ledger always gives the same answer, on any machine and however often parts of it are replayed.
 *
 * - The order is the order of the array (the store appends). Clocks of several machines disagree, so `at` decides nothing.
 * - An id counts once: a replayed entry changes nothing, the first one stands.
 * - Withdrawn evidence does not stand, as if it had never been written.
 * - Done needs standing evidence *after* the latest skip or deferral. So evidence on a skipped item makes it done, and
 *   a skip after the evidence says skipped until the item is opened again, which lets the earlier evidence count again.
 * - A deferral stays after its date: whoever plans compares `until` with today.
 * - An endorsement raises the explanation whose text it names, wherever in the ledger it stands, and is nothing by itself.
 *
 * Evidence of a part (one challenge, one quiz) is written on an item id of its own, such as `challenge/queue`;
 * on a roadmap's item it speaks for the whole item.
 */
import { STRENGTHS } from '../types.ts';
import { endorsedIn, ENDORSEMENT, endorsementsThatCount } from './endorsed.ts';
import type { EvidenceEntry, ItemState, LedgerEntry, LocalDate, StateEntry, Strength } from '../types.ts';

/** Everything that one pass over the ledger yields. */
export interface LedgerDigest {
  /** Items that the ledger speaks of; any other is `UNTOUCHED`. */
  states: Map<string, ItemState>;
  /** Evidence that stands, in ledger order; an explanation that somebody endorsed has the strength `endorsed`. */
  standing: EvidenceEntry[];
  /** Endorsements that stand and have an explanation to speak of, in ledger order. They are not among `standing`. */
  endorsements: EvidenceEntry[];
  /** Place in the ledger of each standing evidence, by its id. */
  positions: Map<string, number>;
  /** Items whose latest state entry is a skip or a deferral, also where later evidence has made them done. */
  setAside: Map<string, SetAside>;
}

export interface SetAside {
  state: 'skipped' | 'deferred';
  until: LocalDate | null;
  /** Place in the ledger: evidence at a greater position came later. */
  position: number;
}

/** The state of an item that no ledger entry mentions. */
export const UNTOUCHED: Readonly<ItemState> = Object.freeze({
  state: 'open',
  strength: null,
  until: null,
  since: null,
});

/** What the fold remembers of one item; counters make every step take constant time. */
interface Track {
  /** Standing evidence by strength, weakest first. */
  standing: number[];
  /** Standing evidence written after the latest skip or deferral. */
  fresh: number;
  last: StateEntry | null;
  lastPosition: number;
  shown: ItemState;
}

interface Fold {
  tracks: Map<string, Track>;
  seen: Set<string>;
  withdrawn: Set<string>;
  /** Evidence that stands, with its place in the ledger. */
  evidence: Map<string, { entry: EvidenceEntry; position: number }>;
  /** Endorsements that were not withdrawn, by their id. */
  endorsements: Map<string, EvidenceEntry>;
}

/** Comparable rank of a strength, weakest 0; -1 for none, and for a word that is not a strength. */
export function rankOf(strength: Strength | null): number {
  return strength === null ? -1 : STRENGTHS.indexOf(strength);
}

/** The stronger of two; null is weaker than any. */
export function stronger(a: Strength | null, b: Strength | null): Strength | null {
  return rankOf(b) > rankOf(a) ? b : a;
}

/** The weaker of two; null is weaker than any. */
export function weaker(a: Strength | null, b: Strength | null): Strength | null {
  return rankOf(b) < rankOf(a) ? b : a;
}

/**
 * Reads a ledger once (linear time).
 * @param entries oldest first, as appended; duplicates by id are ignored.
 */
export function readLedger(entries: readonly LedgerEntry[]): LedgerDigest {
  const fold: Fold = {
    ...{ tracks: new Map(), seen: new Set(), withdrawn: new Set(), evidence: new Map(), endorsements: new Map() },
  };
  entries.forEach((entry, position) => {
    if (fold.seen.has(entry.id)) return;
    fold.seen.add(entry.id);
    applyEntry(fold, entry, position);
  });
  raiseEndorsed(fold);
  return digestOf(fold);
}

/** At the end of the fold: an endorsement may stand before or after the explanation that it is about. */
function raiseEndorsed({ evidence, endorsements, tracks }: Fold): void {
  if (endorsements.size === 0) return;
  const isEndorsed = endorsedIn([...endorsements.values()]);
  for (const [id, { entry, position }] of evidence) {
    if (!isEndorsed(entry)) continue;
    evidence.set(id, { entry: { ...entry, strength: 'endorsed' }, position });
    const track = tracks.get(entry.itemId);
    if (track !== undefined) track.shown = { ...track.shown, strength: 'endorsed' };
  }
}

function digestOf(fold: Fold): LedgerDigest {
  const digest: LedgerDigest = {
    ...{ states: new Map(), standing: [], endorsements: [], positions: new Map(), setAside: new Map() },
  };
  for (const [itemId, { shown, last, lastPosition }] of fold.tracks) {
    digest.states.set(itemId, shown);
    if (last === null || last.state === 'open') continue;
    digest.setAside.set(itemId, { state: last.state, until: last.until, position: lastPosition });
  }
  for (const [id, { entry, position }] of fold.evidence) {
    digest.standing.push(entry);
    digest.positions.set(id, position);
  }
  digest.endorsements = endorsementsThatCount([...fold.endorsements.values()], digest.standing);
  return digest;
}

/**
 * The state of every item that the ledger mentions.
 * @param entries oldest first, as appended.
 */
export function foldLedger(entries: readonly LedgerEntry[]): Map<string, ItemState> {
  return readLedger(entries).states;
}

/**
 * Evidence that was not withdrawn, in ledger order, each id once.
 * @param entries oldest first, as appended.
 */
export function standingEvidence(entries: readonly LedgerEntry[]): EvidenceEntry[] {
  return readLedger(entries).standing;
}

/** Endorsements that were not withdrawn and have an explanation to speak of, in ledger order. */
export function standingEndorsements(entries: readonly LedgerEntry[]): EvidenceEntry[] {
  return readLedger(entries).endorsements;
}

function applyEntry(fold: Fold, entry: LedgerEntry, position: number): void {
  switch (entry.type) {
    case 'evidence':
      addEvidence(fold, entry, position);
      break;
    case 'withdrawal':
      withdraw(fold, entry.evidenceId, entry.at);
      break;
    case 'state':
      setState(fold, entry, position);
      break;
    // What a run proved stands in evidence entries of its own.
    case 'run':
      break;
  }
}

function addEvidence(fold: Fold, entry: EvidenceEntry, position: number): void {
  // A withdrawal may arrive before its evidence when ledgers of two machines are joined. An unknown strength proves nothing.
  if (fold.withdrawn.has(entry.id) || rankOf(entry.strength) < 0) return;
  if (entry.kind === ENDORSEMENT) {
    fold.endorsements.set(entry.id, entry);
    return;
  }
  fold.evidence.set(entry.id, { entry, position });
  const track = trackOf(fold, entry.itemId);
  count(track, entry.strength, position, 1);
  show(track, entry.at);
}

function withdraw(fold: Fold, evidenceId: string, at: string): void {
  fold.withdrawn.add(evidenceId);
  fold.endorsements.delete(evidenceId);
  const found = fold.evidence.get(evidenceId);
  if (!found) return;
  fold.evidence.delete(evidenceId);
  const track = trackOf(fold, found.entry.itemId);
  count(track, found.entry.strength, found.position, -1);
  show(track, at);
}

function setState(fold: Fold, entry: StateEntry, position: number): void {
  const track = trackOf(fold, entry.itemId);
  track.last = entry;
  track.lastPosition = position;
  track.fresh = entry.state === 'open' ? track.standing.reduce((sum, n) => sum + n, 0) : 0;
  show(track, entry.at);
}

function trackOf(fold: Fold, itemId: string): Track {
  let track = fold.tracks.get(itemId);
  if (!track) {
    track = { standing: STRENGTHS.map(() => 0), fresh: 0, last: null, lastPosition: -1, shown: UNTOUCHED };
    fold.tracks.set(itemId, track);
  }
  return track;
}

function count(track: Track, strength: Strength, position: number, by: 1 | -1): void {
  const rank = rankOf(strength);
  track.standing[rank] = (track.standing[rank] ?? 0) + by;
  // An opened item counts all its evidence again, also what is older than the opening.
  const setAside = track.last !== null && track.last.state !== 'open';
  if (!setAside || position > track.lastPosition) track.fresh += by;
}

/** Derives what the item shows; `since` moves only when the state does. */
function show(track: Track, at: string): void {
  const before = track.shown;
  const state = track.fresh > 0 ? 'done' : (track.last?.state ?? 'open');
  const until = state === 'deferred' ? (track.last?.until ?? null) : null;
  const changed = state !== before.state || until !== before.until;
  track.shown = { state, strength: strongest(track), until, since: changed ? at : before.since };
}

function strongest(track: Track): Strength | null {
  return STRENGTHS[track.standing.findLastIndex((n) => n > 0)] ?? null;
}
