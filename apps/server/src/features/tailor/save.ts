/** A draft becomes the version in force; an older version comes back. */
import { AppError, type Orphan } from '@waymark/contract';
import type { Instant, ReflowReport } from '@waymark/learning';
import { countsOf, type Counts, type Diagnostic, type Reconciliation } from '@waymark/roadmap';
import { documentOrigins, documents, ownRules, roadmapDrafts, type Db } from '@waymark/store';
import { rewindBases } from '../../programme/bases.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { keepVersion } from '../../programme/versions.ts';
import { replan } from '../plan/service.ts';
import { firstDiagnostics } from '../programmes/service.ts';
import { orphansOf } from './orphans.ts';
import { keepRules, type Provable, type RuleAtLine } from './own-rules.ts';
import { readWritten, reconciliationOf, type Read, type Written } from './text.ts';

export interface Saved {
  version: number;
  reconciliation: Reconciliation;
  orphans: Orphan[];
  counts: Counts;
  diagnostics: Diagnostic[];
  report: ReflowReport | null;
}

export interface SaveDeps {
  library: Library;
  known: readonly Provable[];
}

/** @throws AppError `precondition-failed` where another version came since */
export function refuseStale(open: OpenProgramme, baseVersion: number): void {
  if (open.document.version === baseVersion) return;
  throw new AppError(
    'precondition-failed',
    'The roadmap got a new version since you began. Your draft is kept: bring it over to the new version, then save it.',
  );
}

/**
 * Makes what was written the version in force, and plans again. The draft is done with.
 *
 * @param open opened to write
 * @throws AppError `precondition-failed`, `invalid-request`; nothing is stored then, and the draft stays
 */
export async function saveWritten(
  db: Db,
  open: OpenProgramme,
  written: Written & { rules: RuleAtLine[]; baseVersion: number },
  { library, known }: SaveDeps,
  now: Instant,
): Promise<Saved> {
  refuseStale(open, written.baseVersion);
  const read = readWritten(open, written);
  const { id } = open.programme;
  await keepRules(db, id, read.document, written.rules, { pack: library.packRules, known, now });
  await roadmapDrafts.remove(db, id);
  return settle(db, open, read, { origin: 'saved', fromVersion: null }, library, now);
}

/**
 * Brings an older version back as a new one: its text, its ids and its own rules.
 *
 * @throws AppError `version-not-found`, `precondition-failed`
 */
export async function restoreVersion(
  db: Db,
  open: OpenProgramme,
  version: number,
  baseVersion: number,
  library: Library,
  now: Instant,
): Promise<Saved> {
  refuseStale(open, baseVersion);
  const { id } = open.programme;
  const document = await documents.get(db, id, version);
  if (document === null) throw new AppError('version-not-found');
  await ownRules.clear(db, id, 'own');
  const standing = new Set((await ownRules.list(db, id)).map(({ itemId }) => itemId));
  for (const { itemId, rule } of (await documentOrigins.at(db, id, version))?.rules ?? []) {
    if (!standing.has(itemId)) await ownRules.put(db, id, { itemId, purpose: 'own', rule, createdAt: now });
  }
  const { source, dialect, roadmap, diagnostics } = document;
  const read = {
    document: { source, dialect, roadmap, diagnostics },
    reconciliation: reconciliationOf(open, document),
  };
  const saved = await settle(db, open, read, { origin: 'restored', fromVersion: version }, library, now);
  await rewindBases(db, id, version, saved.version, now);
  return saved;
}

/** Stores a text that was read as the version in force, and plans again. */
export async function settle(
  db: Db,
  open: OpenProgramme,
  { document, reconciliation }: Read,
  from: Parameters<typeof keepVersion>[3],
  library: Library,
  now: Instant,
): Promise<Saved> {
  const { id, plan } = open.programme;
  const kept = await keepVersion(db, open, document, from, now);
  const after = { ...kept, rules: await library.rulesOf(db, id) };
  return {
    version: after.document.version,
    reconciliation,
    orphans: await orphansOf(db, id, reconciliation),
    counts: countsOf(document.roadmap),
    diagnostics: firstDiagnostics(document.diagnostics),
    report: plan === null ? null : (await replan(db, after)).report,
  };
}
