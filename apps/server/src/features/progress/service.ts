/** Progress: everything here is derived from the ledger and the time log, each time. */
import type { Progress } from '@waymark/contract';
import {
  atPace,
  heatMap,
  hoursByItem,
  hoursByPhase,
  localDateAt,
  metrics,
  type MetricTime,
  pillarStatuses,
  signalStatuses,
  standingEndorsements,
  standingEvidence,
  type Instant,
  type Block,
  type EvidenceEntry,
  type LedgerEntry,
  type ProofRules,
} from '@waymark/learning';
import { metricsCsv } from '@waymark/exports';
import { blocks, timeEntries, type Db } from '@waymark/store';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';

/** Pieces of evidence that one answer lists. */
const MOST_LISTED = 500;

export async function progressView(db: Db, open: OpenProgramme, rules: ProofRules): Promise<Progress> {
  const { programme, roadmap, settings, curriculum, items } = open;
  const [{ entries }, time, planned] = await Promise.all([
    readLedger(db, open),
    timeEntries.list(db, programme.id, {}),
    blocks.list(db, programme.id, {}),
  ]);
  const dateOf = (at: Instant): string => localDateAt(at, settings.timeZone);
  const signals = signalStatuses(roadmap, rules, entries);
  const hours = hoursByPhase(roadmap, hoursByItem(roadmap, atPace(curriculum.work, settings.pace), time, planned));
  return {
    signals,
    pillars: pillarStatuses(roadmap, signals),
    metrics: metrics(roadmap, rules, entries, metricTime(open, planned)),
    heatMap: heatMap(entries, time, dateOf),
    hours,
    evidence: listed(entries).map((entry) => ({
      ...entry,
      itemTitle: items.get(entry.itemId)?.title ?? titleOf(entry),
    })),
  };
}

/** What stands and counts, newest first: evidence, and the endorsements that raise some of it. */
function listed(entries: LedgerEntry[]): EvidenceEntry[] {
  const place = new Map(entries.map(({ id }, at) => [id, at]));
  return [...standingEvidence(entries), ...standingEndorsements(entries)]
    .sort((a, b) => (place.get(b.id) ?? 0) - (place.get(a.id) ?? 0))
    .slice(0, MOST_LISTED);
}

/** What metrics are told by: the plan's phases, from their first planned day to their last. */
function metricTime({ settings, programme, today }: OpenProgramme, planned: readonly Block[]): MetricTime {
  const phases = new Map<string, { from: string; to: string }>();
  for (const { phaseId, date } of planned) {
    if (phaseId === null) continue;
    const { from, to } = phases.get(phaseId) ?? { from: date, to: date };
    phases.set(phaseId, { from: date < from ? date : from, to: date > to ? date : to });
  }
  const dateOf = (at: Instant): string => localDateAt(at, settings.timeZone);
  return { dateOf, today, start: programme.settings?.startDate ?? null, phases };
}

/** @returns the metrics week by week, as CSV */
export async function metricsAsCsv(db: Db, open: OpenProgramme): Promise<string> {
  return metricsCsv((await progressView(db, open, open.rules)).metrics);
}

/** What a learner logged has no item of the roadmap: its note says what it was. */
const LOGGED: readonly string[] = ['application', 'demo', 'mock-interview', 'contribution'];

function titleOf({ kind, note, itemId }: EvidenceEntry): string {
  return LOGGED.includes(kind) ? note : itemId;
}
