/** Takes over what an upstream changed, as chosen; adopts bases for programmes that have none; takes in a file. */
import { AppError, type Orphan, type UpstreamPreview } from '@waymark/contract';
import type { Instant, ReflowReport } from '@waymark/learning';
import { items, reconcile, type KeptItem, type RoadmapDocument } from '@waymark/roadmap';
import { bases, documents, pastBases, programmes, type Db } from '@waymark/store';
import { moveBase } from '../../programme/bases.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { previewOf } from '../tailor/preview.ts';
import { refuseStale, settle, type Saved } from '../tailor/save.ts';
import { readWritten } from '../tailor/text.ts';
import { chosenText, type Wish } from './choose.ts';
import { comparedWith, type From } from './compare.ts';
import { homelessOf } from './view.ts';

export interface UpstreamDeps {
  library: Library;
  /** The content pack's roadmap. */
  packDocument: () => RoadmapDocument;
}

/** @throws AppError as `chosenText` */
export async function previewUpstream(
  db: Db,
  open: OpenProgramme,
  wish: Wish,
  { packDocument }: UpstreamDeps,
): Promise<UpstreamPreview> {
  const compared = await comparedWith(db, open, wish.from, packDocument);
  const { source, kept, undecided } = chosenText(open, compared, await homelessOf(db, open, compared), wish);
  return { ...(await previewOf(db, open, { source, kept })), undecided };
}

export interface Merged {
  version: number;
  changed: boolean;
  taken: number;
  left: number;
  orphans: Orphan[];
  report: ReflowReport | null;
}

/**
 * Makes the choice the version in force, plans again, and moves the base on: what was left is not asked again until it
 * changes again. A draft in Tailor stays; it is told of the new version when it is saved.
 *
 * @param open opened to write
 * @throws AppError `invalid-request` while a contradiction is undecided, and as `chosenText`
 */
export async function mergeUpstream(
  db: Db,
  open: OpenProgramme,
  wish: Wish,
  { library, packDocument }: UpstreamDeps,
  now: Instant,
): Promise<Merged> {
  const compared = await comparedWith(db, open, wish.from, packDocument);
  const text = chosenText(open, compared, await homelessOf(db, open, compared), wish);
  if (text.undecided.length > 0) {
    const many =
      text.undecided.length === 1
        ? 'One change contradicts yours'
        : `${text.undecided.length} changes contradict yours`;
    const details = text.undecided.map((itemId) => ({ path: 'body.choices', message: `Decide on ${itemId}.` }));
    throw new AppError('invalid-request', `Nothing was changed. ${many}: say for each which is to stand.`, details);
  }
  const isChanged = text.source !== open.document.source;
  const saved = isChanged ? await save(db, open, text, 'merged', library, now) : null;
  const version = saved?.version ?? open.document.version;
  const { base, theirs } = compared;
  const next = {
    upstream: base.upstream,
    upstreamId: base.upstreamId,
    version: compared.version,
    source: theirs.source,
  };
  await moveBase(db, open.programme.id, { ...next, takenAt: now }, version, text.leftOut);
  return {
    ...{ version, changed: isChanged, taken: text.taken, left: text.leftOut.length },
    orphans: saved?.orphans ?? [],
    report: saved?.report ?? null,
  };
}

function save(
  db: Db,
  open: OpenProgramme,
  written: { source: string; kept: KeptItem[] },
  origin: 'merged' | 'synced',
  library: Library,
  now: Instant,
): Promise<Saved> {
  return settle(db, open, readWritten(open, written), { origin, fromVersion: null }, library, now);
}

/**
 * Puts the base back to where it was before changes were taken last. What was taken is in the programme and is not asked
 * about; what was left is.
 *
 * @returns how many changes there are to decide on
 * @throws AppError `conflict` where nothing was ever merged
 */
export async function askAgain(
  db: Db,
  open: OpenProgramme,
  from: From,
  { packDocument }: UpstreamDeps,
  now: Instant,
): Promise<number> {
  const before = (await pastBases.list(db, open.programme.id, from)).at(-2);
  if (before === undefined)
    throw new AppError('conflict', 'Nothing was left before, so there is nothing to ask again.');
  await moveBase(db, open.programme.id, { ...before, takenAt: now }, open.document.version, []);
  const { compared } = await comparedWith(db, open, from, packDocument);
  return compared.changes.filter(({ status }) => status !== 'same').length;
}

/**
 * Takes the text of a file as the version in force.
 *
 * @throws AppError `precondition-failed` where another version came since, `invalid-request` for a text that is none
 */
export async function syncRoadmap(
  db: Db,
  open: OpenProgramme,
  { source, kept, baseVersion }: { source: string; kept: KeptItem[]; baseVersion: number },
  library: Library,
  now: Instant,
): Promise<Saved> {
  refuseStale(open, baseVersion);
  return save(db, open, { source, kept }, 'synced', library, now);
}

/** At least this share of the pack's items must be found in a programme's first version for it to be made from the pack. */
const ALIKE = 0.5;

/**
 * Programmes from before bases were kept get theirs: the first version of a programme is what it was made from, and where
 * most of it is the pack's roadmap, the pack is its upstream.
 */
export async function adoptBases(db: Db, pack: RoadmapDocument, now: Instant): Promise<void> {
  for (const { id } of await programmes.list(db)) {
    if ((await bases.get(db, id, 'pack')) !== null) continue;
    const first = await documents.get(db, id, 1);
    if (first === null || !isAlike(first, pack)) continue;
    await programmes.touch(db, id);
    await bases.put(db, id, { upstream: 'pack', upstreamId: '', version: 0, source: first.source, takenAt: now });
  }
}

function isAlike(first: RoadmapDocument, pack: RoadmapDocument): boolean {
  if (first.source === pack.source) return true;
  const { kept } = reconcile(pack.roadmap, first.roadmap).reconciliation;
  return kept.length >= ALIKE * items(pack.roadmap).length;
}

/** What the answer says of a text that was taken in. */
export function syncedView({ version, reconciliation, orphans, counts, report }: Saved) {
  return { version, reconciliation, orphans, counts, report };
}
