/** The document's metrics, each counted from standing evidence, or honestly empty. */
import type { Roadmap } from '@waymark/roadmap';
import { standingEvidence } from '../evidence/ledger.ts';
import type { EvidenceEntry, LedgerEntry, LocalDate, MetricSource, ProofRules } from '../types.ts';
import type { DateOf, MetricStatus } from './types.ts';

/**
 * Every metric of the roadmap, in the document's order: value, unit, source, and how fresh it is. A metric without
 * evidence has no value, and its note says what it waits for; one without a source says that nothing collects it.
 * @param rules its `metrics` say where each is collected from.
 * @param entries the ledger, oldest first.
 * @param dateOf the learner's date at an instant.
 */
export function metrics(
  roadmap: Roadmap,
  rules: ProofRules,
  entries: readonly LedgerEntry[],
  dateOf: DateOf,
): MetricStatus[] {
  const sources = new Map((rules.metrics ?? []).map((source) => [source.itemId, source]));
  const byKind = Map.groupBy(standingEvidence(entries), (entry) => entry.kind);
  return roadmap.metrics.map(({ id, title }) => {
    const source = sources.get(id);
    const status = { itemId: id, title, value: null, unit: '', source: '', updatedAt: null };
    if (source === undefined) return { ...status, note: 'Nothing collects this yet.' };
    return { ...status, ...measure(source, byKind.get(source.kind) ?? [], dateOf) };
  });
}

function measure(
  source: MetricSource,
  evidence: EvidenceEntry[],
  dateOf: DateOf,
): Omit<MetricStatus, 'itemId' | 'title'> {
  const counted = source.measure === 'distinct' ? evidence : evidence.filter((entry) => entry.value !== null);
  const fixed = { unit: source.unit, source: source.source };
  if (counted.length === 0) return { ...fixed, value: null, updatedAt: null, note: source.startsWhen };
  const updatedAt = counted.map((entry) => dateOf(entry.at)).reduce<LocalDate>((a, b) => (b > a ? b : a), '');
  return { ...fixed, value: valueOf(source.measure, counted), updatedAt, note: '' };
}

function valueOf(measure: MetricSource['measure'], evidence: EvidenceEntry[]): number {
  if (measure === 'sum') return evidence.reduce((sum, entry) => sum + (entry.value ?? 0), 0);
  // The latest of a subject replaces the earlier ones: a quiz taken again shows where the learner is now.
  const latest = new Map(evidence.map((entry) => [entry.subject, entry.value ?? 0]));
  if (measure === 'distinct') return latest.size;
  return [...latest.values()].reduce((sum, value) => sum + value, 0) / latest.size;
}
