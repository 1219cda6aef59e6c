/** Programmes and their documents. */
import { AppError, type Programme, type ProgrammeDetail, type RoadmapView } from '@waymark/contract';
import type { Instant, ReflowReport } from '@waymark/learning';
import {
  countsOf,
  parse,
  reconcile,
  type Counts,
  type Diagnostic,
  type Reconciliation,
  type RoadmapDocument,
} from '@waymark/roadmap';
import {
  blocks,
  documents,
  ledger,
  newId,
  notes,
  programmes,
  timeEntries,
  type Db,
  type StoredProgramme,
  type VersionOrigin,
} from '@waymark/store';
import { itemsWithDeadLinks } from '../links/service.ts';
import { replan } from '../plan/service.ts';
import { readLedger, type Library, type OpenProgramme } from '../../programme/open.ts';
import { keepVersion } from '../../programme/versions.ts';

export interface ProgrammeDeps {
  library: Library;
}

/** A document as it comes in: text, or the bytes of a file in base64. */
export interface DocumentInput {
  source?: string | undefined;
  base64?: string | undefined;
}

/** Ticked boxes of an imported document become claims, up to this many: a ledger is not a bulk store. */
const MOST_TICKS = 2_000;
const MOST_DIAGNOSTICS = 500;
/** Findings after which there is nothing to make a programme of. */
const UNREADABLE = ['not-text', 'empty-document'];

export function bytesOf({ source, base64 }: DocumentInput): Uint8Array | string {
  return source ?? Buffer.from(base64 ?? '', 'base64');
}

/** Says the first few hundred findings; a document with more has one problem many times. */
export function firstDiagnostics(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.slice(0, MOST_DIAGNOSTICS);
}

/**
 * An empty file or a picture is a mistake of the hand, not a programme.
 *
 * @throws AppError `invalid-request` with what is wrong and what to do
 */
export function parseOrRefuse(input: Uint8Array | string): RoadmapDocument {
  const document = parse(input);
  const [error] = document.diagnostics.filter(
    ({ severity, code }) => severity === 'error' && UNREADABLE.includes(code),
  );
  if (!error) return document;
  throw new AppError('invalid-request', `${error.message} Nothing was imported.`, [
    { path: 'body', message: error.message },
  ]);
}

/** The title a list shows: never empty, never a novel. */
function titleOf(document: RoadmapDocument, wished: string | undefined): string {
  const title = (wished ?? '').trim() || document.roadmap.title.trim() || 'Untitled roadmap';
  return title.slice(0, 200);
}

/**
 * Makes a programme of a document and works on it from now on.
 *
 * @param input text or bytes, in any encoding that `decode` repairs
 * @param title in place of the document's own
 * @throws AppError `invalid-request` for a file that is no text, or empty
 */
export async function importRoadmap(
  db: Db,
  input: Uint8Array | string,
  now: Instant,
  title?: string,
): Promise<{ programme: Programme; counts: Counts; diagnostics: Diagnostic[] }> {
  const document = parseOrRefuse(input);
  const id = newId();
  await programmes.insert(db, { id, title: titleOf(document, title), createdAt: now });
  await documents.insert(db, id, document, now);
  await claimTicks(db, id, document, now);
  await programmes.setCurrent(db, id);
  const stored = await programmes.get(db, id);
  if (!stored) throw new Error('the programme that was just written is not there');
  return {
    programme: summary(stored, id),
    counts: countsOf(document.roadmap),
    diagnostics: firstDiagnostics(document.diagnostics),
  };
}

/** What the learner ticked in the file before they came here counts as their word. */
async function claimTicks(db: Db, programmeId: string, { roadmap }: RoadmapDocument, now: Instant): Promise<void> {
  const inPhases = roadmap.phases.flatMap((phase) => [...phase.actions, ...phase.resources, ...phase.deliverables]);
  const ticked = [...roadmap.tools, ...inPhases, ...roadmap.signals].filter(({ checked }) => checked === true);
  for (const { id } of ticked.slice(0, MOST_TICKS)) {
    const about = { kind: 'claim', subject: '', value: null, note: 'Ticked in the imported document.', link: null };
    await ledger.append(db, programmeId, {
      type: 'evidence',
      id: newId(),
      at: now,
      itemId: id,
      strength: 'claimed',
      ...about,
    });
  }
}

/** @param currentId of the programme that the learner works on */
export function summary(programme: StoredProgramme, currentId: string | null): Programme {
  const { id, title, createdAt, revision, settings, plan } = programme;
  return {
    id,
    title,
    createdAt,
    revision,
    current: id === currentId,
    planned: plan !== null,
    startDate: settings?.startDate ?? null,
    endDate: plan?.endDate ?? null,
  };
}

export async function listProgrammes(db: Db): Promise<Programme[]> {
  const currentId = await programmes.currentId(db);
  return (await programmes.list(db)).map((programme) => summary(programme, currentId));
}

export async function programmeDetail(db: Db, open: OpenProgramme): Promise<ProgrammeDetail> {
  const { programme, roadmap, suggested } = open;
  return {
    ...summary(programme, await programmes.currentId(db)),
    settings: programme.settings,
    suggestedSettings: suggested,
    counts: countsOf(roadmap),
    purpose: roadmap.snapshot.purpose,
    audience: roadmap.snapshot.audience,
  };
}

/** The whole roadmap with what is known of every item. */
export async function roadmapView(db: Db, open: OpenProgramme): Promise<RoadmapView> {
  const { id } = open.programme;
  const [{ states }, logged, noted, planned, deadLinks] = await Promise.all([
    readLedger(db, open),
    timeEntries.minutesByItem(db, id),
    notes.list(db, id),
    plannedByItem(db, id),
    itemsWithDeadLinks(db, open.roadmap),
  ]);
  return {
    roadmap: open.roadmap,
    counts: countsOf(open.roadmap),
    diagnostics: firstDiagnostics(open.document.diagnostics),
    states: Object.fromEntries(states),
    logged,
    planned,
    noted,
    deadLinks,
  };
}

async function plannedByItem(db: Db, programmeId: string): Promise<RoadmapView['planned']> {
  const planned: RoadmapView['planned'] = {};
  for (const { itemId, minutes, date, status } of await blocks.list(db, programmeId, {})) {
    if (itemId === null || status === 'missed') continue;
    const known = planned[itemId];
    planned[itemId] = { minutes: (known?.minutes ?? 0) + minutes, first: known?.first ?? date, last: date };
  }
  return planned;
}

export interface UpdateResult {
  reconciliation: Reconciliation;
  counts: Counts;
  diagnostics: Diagnostic[];
  report: ReflowReport | null;
}

/**
 * Takes a new version of the document: items keep their ids, and the plan follows.
 *
 * @param open opened to write
 * @param origin how the version came to be, for its history
 * @throws AppError `invalid-request` for a file that is no text, or empty
 */
export async function updateRoadmap(
  db: Db,
  open: OpenProgramme,
  input: DocumentInput,
  now: Instant,
  origin: VersionOrigin = 'imported',
): Promise<UpdateResult> {
  const { plan } = open.programme;
  const next = parseOrRefuse(bytesOf(input));
  const { roadmap, reconciliation } = reconcile(open.roadmap, next.roadmap);
  const document = { ...next, roadmap };
  const after = await keepVersion(db, open, document, { origin, fromVersion: null }, now);
  const report = plan === null ? null : (await replan(db, after)).report;
  return { reconciliation, counts: countsOf(roadmap), diagnostics: firstDiagnostics(next.diagnostics), report };
}
