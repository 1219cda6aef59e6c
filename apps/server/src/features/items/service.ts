/** One item with everything known of it. */
import { AppError, type ItemDetail, type Note } from '@waymark/contract';
import { ENDORSEMENT, UNTOUCHED, type Instant, type LedgerEntry } from '@waymark/learning';
import { items, phaseOf, type AnyItem, type Roadmap } from '@waymark/roadmap';
import { knownItems, renderNote, type KnownItems } from '@waymark/roadmap/notes';
import { renderMarkdown } from '@waymark/roadmap/render';
import { blocks, notes, timeEntries, type Db, type StoredNote } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';
import { linksOfItem } from '../links/service.ts';
import { mentionsOf } from './mentions.ts';

/** Blocks and time entries that one answer carries: a panel shows the nearest, not ten years. */
const MOST_LISTED = 200;

export async function itemDetail(
  db: Db,
  open: OpenProgramme,
  item: AnyItem,
  ways: ItemDetail['ways'],
): Promise<ItemDetail> {
  const { id } = open.programme;
  const known = knownIn(open.roadmap);
  const [{ entries, states, proofs }, stored, time, planned, mentionedIn, links] = await Promise.all([
    readLedger(db, open),
    notes.get(db, id, item.id),
    timeEntries.list(db, id, { itemId: item.id }),
    blocks.list(db, id, {}),
    mentionsOf(db, open, item.id, known),
    linksOfItem(db, item),
  ]);
  const own = planned.filter((block) => block.itemId === item.id || block.dayId === item.id);
  const signal = proofs.find(({ itemId }) => itemId === item.id) ?? null;
  const phase = phaseOf(open.roadmap, item.id);
  return {
    item: { ...item },
    html: renderMarkdown(item.text),
    phase: phase ? { id: phase.id, title: phase.title } : null,
    state: states.get(item.id) ?? UNTOUCHED,
    note: shownNote(stored, known),
    plannedMinutes: own.reduce((sum, { minutes, status }) => sum + (status === 'missed' ? 0 : minutes), 0),
    loggedMinutes: time.reduce((sum, { minutes }) => sum + minutes, 0),
    blocks: own.slice(-MOST_LISTED),
    timeEntries: time.slice(0, MOST_LISTED),
    history: historyOf(entries, item.id, ways),
    signal,
    ways,
    links,
    mentionedIn,
  };
}

function knownIn(roadmap: Roadmap): KnownItems {
  return knownItems(() => items(roadmap));
}

function shownNote(stored: StoredNote | null, known: KnownItems): Note {
  const { markdown, updatedAt, version } = stored ?? { markdown: '', updatedAt: null, version: 0 };
  return { markdown, html: renderNote(markdown, known), updatedAt, version };
}

/**
 * Entries about the item, and withdrawals of its evidence, newest first; with them the endorsements of explanations that
 * belong to it, which stand at no item of the roadmap.
 */
function historyOf(entries: LedgerEntry[], itemId: string, ways: ItemDetail['ways']): LedgerEntry[] {
  const explained = new Set(ways.flatMap(({ kind, slug }) => (kind === 'explanation' ? `explanation/${slug}` : [])));
  const isOwn = (entry: LedgerEntry): boolean =>
    'itemId' in entry && (entry.itemId === itemId || (isEndorsement(entry) && explained.has(entry.itemId)));
  const own = new Set(entries.filter((entry) => entry.type === 'evidence' && isOwn(entry)).map(({ id }) => id));
  return entries.filter((entry) => (entry.type === 'withdrawal' ? own.has(entry.evidenceId) : isOwn(entry))).reverse();
}

function isEndorsement(entry: LedgerEntry): boolean {
  return entry.type === 'evidence' && entry.kind === ENDORSEMENT;
}

/**
 * Writes a note.
 *
 * @param version the one it was read at: somebody who wrote since is not written over
 * @throws AppError `precondition-failed`
 */
export async function writeNote(
  db: Db,
  open: OpenProgramme,
  item: AnyItem,
  note: { markdown: string; version?: number | undefined },
  now: Instant,
): Promise<Note> {
  const stored = await notes.put(db, open.programme.id, item.id, { ...note, updatedAt: now });
  if (!stored)
    throw new AppError(
      'precondition-failed',
      'This note was changed in another window since you opened it. Yours is still here: copy it, reload, and put the two together.',
    );
  return shownNote(stored, knownIn(open.roadmap));
}
