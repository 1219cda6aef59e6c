/** Progress: everything here is derived from the ledger and the time log, each time. */
import type { Progress } from '@waymark/contract';
import {
  heatMap,
  hoursByItem,
  hoursByPhase,
  localDateAt,
  metrics,
  pillarStatuses,
  signalStatuses,
  standingEvidence,
  type Instant,
  type ProofRules,
} from '@waymark/learning';
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
  const hours = hoursByPhase(roadmap, hoursByItem(roadmap, curriculum.work, time, planned));
  return {
    signals,
    pillars: pillarStatuses(roadmap, signals),
    metrics: metrics(roadmap, rules, entries, dateOf),
    heatMap: heatMap(entries, time, dateOf),
    hours,
    evidence: standingEvidence(entries)
      .slice(-MOST_LISTED)
      .reverse()
      .map((entry) => ({ ...entry, itemTitle: items.get(entry.itemId)?.title ?? entry.itemId })),
  };
}
