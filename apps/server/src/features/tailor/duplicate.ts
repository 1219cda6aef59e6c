/**
 * A copy of a programme that knows what it was made from. Why evidence keeps its strength in the copy: docs/adr/0017.
 */
import type { Programme } from '@waymark/contract';
import { standingEndorsements, standingEvidence, type Instant, type LedgerEntry } from '@waymark/learning';
import {
  bases,
  documentOrigins,
  documents,
  ledger,
  newId,
  notes,
  ownRules,
  programmes,
  timeEntries,
  type Db,
} from '@waymark/store';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { saveSettings } from '../plan/service.ts';
import { summary } from '../programmes/service.ts';

const TITLE_LIMIT = 200;

/**
 * @param open the programme to copy
 * @param wish `progress`: whether evidence, states, notes and hours come along
 * @returns the copy, which is the current programme now
 */
export async function duplicate(
  db: Db,
  open: OpenProgramme,
  wish: { title?: string | undefined; progress: boolean },
  library: Library,
  now: Instant,
): Promise<Programme> {
  const id = newId();
  await programmes.insert(db, { id, title: await titleFor(db, open.programme.title, wish.title), createdAt: now });
  await copyRoadmap(db, open, id, now);
  if (wish.progress) await copyProgress(db, open, id);
  await programmes.setCurrent(db, id);
  const { settings } = open.programme;
  if (settings !== null) await saveSettings(db, await library.open(db, id, now), settings);
  return summary((await library.open(db, id, now)).programme, id);
}

async function titleFor(db: Db, title: string, wished: string | undefined): Promise<string> {
  const own = (wished ?? '').trim();
  if (own !== '') return own.slice(0, TITLE_LIMIT);
  const taken = new Set((await programmes.list(db)).map((programme) => programme.title));
  const base = title.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, TITLE_LIMIT - 12);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${base} (copy)` : `${base} (copy ${number})`;
    if (!taken.has(name)) return name;
  }
}

/** The document with its ids, own rules, and both texts that a later merge needs. */
async function copyRoadmap(db: Db, { programme, document }: OpenProgramme, id: string, now: Instant): Promise<void> {
  const version = await documents.insert(db, id, document, now);
  const own = await ownRules.list(db, programme.id);
  for (const rule of own) await ownRules.put(db, id, rule);
  const rules = own.filter(({ purpose }) => purpose === 'own').map(({ itemId, rule }) => ({ itemId, rule }));
  const origin = { origin: 'duplicated', fromVersion: null, summary: [], changes: 0 } as const;
  await documentOrigins.insert(db, id, { ...origin, summary: [], version, rules });
  // What the pack's roadmap was when the first of them was made: the copy may differ from it in more than its own edits.
  const pack = await bases.get(db, programme.id, 'pack');
  if (pack !== null) await bases.put(db, id, pack);
  const from = { upstream: 'programme', upstreamId: programme.id, version: document.version } as const;
  await bases.put(db, id, { ...from, source: document.source, takenAt: now });
}

async function copyProgress(db: Db, { programme }: OpenProgramme, id: string): Promise<void> {
  const entries = await ledger.list(db, programme.id);
  const kept = [...standingEvidence(entries), ...standingEndorsements(entries)];
  const standing = new Set(kept.map((entry) => entry.id));
  for (const entry of entries) {
    const copy = copyOf(entry, standing);
    if (copy !== null) await ledger.append(db, id, copy);
  }
  for (const itemId of await notes.list(db, programme.id)) {
    const note = await notes.get(db, programme.id, itemId);
    if (note !== null) await notes.put(db, id, itemId, { markdown: note.markdown, updatedAt: note.updatedAt });
  }
  for (const entry of await timeEntries.list(db, programme.id, {})) {
    await timeEntries.insert(db, id, { ...entry, id: newId(), blockId: null });
  }
}

/** Evidence that stands, and what was set aside; runs and their receipts stay with the programme they belong to. */
function copyOf(entry: LedgerEntry, standing: ReadonlySet<string>): LedgerEntry | null {
  if (entry.type === 'state') return { ...entry, id: newId() };
  if (entry.type !== 'evidence' || !standing.has(entry.id)) return null;
  const { itemId, at, strength, kind, subject, value, note, link, digest } = entry;
  const copy = { itemId, strength, kind, subject, value, note, link, ...(digest === undefined ? {} : { digest }) };
  return { type: 'evidence', id: newId(), at, ...copy };
}
