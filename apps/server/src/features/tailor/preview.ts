/** What a tailored text would do, before it is saved. */
import type { TailorPreview } from '@waymark/contract';
import { countsOf, describeChange, diff } from '@waymark/roadmap';
import type { Db } from '@waymark/store';
import { withDocument, type OpenProgramme } from '../../programme/open.ts';
import { previewPlan } from '../plan/service.ts';
import { firstDiagnostics } from '../programmes/service.ts';
import { orphansOf } from './orphans.ts';
import { readWritten, type Written } from './text.ts';

/** Changes that are told in words. */
const MOST_TOLD = 300;

/** @throws AppError `invalid-request` as `readWritten` */
export async function previewOf(db: Db, open: OpenProgramme, written: Written): Promise<TailorPreview> {
  const { document, reconciliation } = readWritten(open, written);
  const next = withDocument(open, { ...document, version: open.document.version, createdAt: open.document.createdAt });
  const changes = diff(open.roadmap, document.roadmap);
  // One after the other: in a transaction of SQLite there is one connection, and both read the same rows.
  const before = await outlookOf(db, open);
  const after = changes.length === 0 ? before : await outlookOf(db, next);
  return {
    counts: countsOf(document.roadmap),
    diagnostics: firstDiagnostics(document.diagnostics),
    changes: changes
      .slice(0, MOST_TOLD)
      .map((change) => ({ kind: change.kind, itemId: change.itemId, says: describeChange(change) })),
    changeCount: changes.length,
    orphans: await orphansOf(db, open.programme.id, reconciliation),
    phases: hoursByPhase(open, next),
    before,
    after,
    planned: open.programme.plan !== null,
  };
}

async function outlookOf(db: Db, open: OpenProgramme): Promise<TailorPreview['before']> {
  const { plan, forecast } = await previewPlan(db, open, open.settings);
  return { hours: hoursOf(open, () => true), endDate: plan.endDate, forecast };
}

/** Hours of the work that is asked for, to a tenth. */
function hoursOf({ curriculum }: OpenProgramme, counts: (phaseId: string | null) => boolean): number {
  const minutes = curriculum.work.reduce((sum, work) => sum + (counts(work.phaseId) ? work.minutes : 0), 0);
  return Math.round(minutes / 6) / 10;
}

/** Phases in their new order; those that are gone come last. */
function hoursByPhase(before: OpenProgramme, after: OpenProgramme): TailorPreview['phases'] {
  const of = (open: OpenProgramme): Map<string, { title: string; hours: number }> => {
    const minutes = new Map<string | null, number>();
    for (const work of open.curriculum.work) minutes.set(work.phaseId, (minutes.get(work.phaseId) ?? 0) + work.minutes);
    const tenths = (id: string): number => Math.round((minutes.get(id) ?? 0) / 6) / 10;
    return new Map(open.roadmap.phases.map(({ id, title }) => [id, { title, hours: tenths(id) }]));
  };
  const [old, fresh] = [of(before), of(after)];
  const now = [...fresh].map(([id, { title, hours }]) => ({
    id,
    title,
    before: old.get(id)?.hours ?? null,
    after: hours,
  }));
  const gone = [...old].filter(([id]) => !fresh.has(id));
  return [...now, ...gone.map(([id, { title, hours }]) => ({ id, title, before: hours, after: null }))];
}
