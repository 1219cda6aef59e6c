/** Items that go, with what the learner has kept under them: it stays in the programme, without a place to show. */
import type { Orphan } from '@waymark/contract';
import { standingEvidence } from '@waymark/learning';
import type { Reconciliation } from '@waymark/roadmap';
import { ledger, notes, timeEntries, type Db } from '@waymark/store';

/** A list that is longer says the same many times. */
const MOST = 500;

export async function orphansOf(db: Db, programmeId: string, { unmatched }: Reconciliation): Promise<Orphan[]> {
  if (unmatched.length === 0) return [];
  const [entries, minutes, noted] = await Promise.all([
    ledger.list(db, programmeId),
    timeEntries.minutesByItem(db, programmeId),
    notes.list(db, programmeId),
  ]);
  const evidence = Map.groupBy(standingEvidence(entries), ({ itemId }) => itemId);
  const written = new Set(noted);
  const orphans = unmatched.map((item) => ({
    ...item,
    evidence: evidence.get(item.id)?.length ?? 0,
    minutes: minutes[item.id] ?? 0,
    note: written.has(item.id),
  }));
  const weight = (one: Orphan): number => one.evidence + one.minutes + Number(one.note);
  return orphans.sort((a, b) => weight(b) - weight(a)).slice(0, MOST);
}
