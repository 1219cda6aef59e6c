/** The document's metrics, each counted from standing evidence, or honestly empty. */
import type { Roadmap } from '@waymark/roadmap';
import { daysBetween } from '../calendar/index.ts';
import { standingEvidence } from '../evidence/ledger.ts';
import type { LedgerEntry, LocalDate, MetricSource, ProofRules } from '../types.ts';
import { valueBy, weeksOf, type Counted } from './metric-weeks.ts';
import { NO_TREND, trendOf } from './metric-trend.ts';
import type { MetricStatus, MetricTime } from './types.ts';

/**
 * Every metric of the roadmap, in the document's order: value, unit, source, how fresh it is, week by week, and against
 * the plan. A metric without evidence has no value, and its note says what it waits for; one without a source says that
 * nothing collects it.
 * @param rules its `metrics` say where each is collected from.
 * @param entries the ledger, oldest first.
 */
export function metrics(
  roadmap: Roadmap,
  rules: ProofRules,
  entries: readonly LedgerEntry[],
  time: MetricTime,
): MetricStatus[] {
  const sources = new Map((rules.metrics ?? []).map((source) => [source.itemId, source]));
  const byKind = Map.groupBy(standingEvidence(entries), (entry) => entry.kind);
  return roadmap.metrics.map(({ id, title }) => {
    const source = sources.get(id);
    if (source === undefined) return { itemId: id, title, ...NOTHING, note: 'Nothing collects this yet.' };
    // A day that has not come counts today: a clock that was wrong once must not hide what it wrote.
    const counted = (byKind.get(source.kind) ?? [])
      .filter(({ value }) => source.measure === 'distinct' || value !== null)
      .map(({ on, at, subject, value }) => ({ day: earlier(on ?? time.dateOf(at), time.today), subject, value }));
    return { itemId: id, title, ...measured(source, counted, time) };
  });
}

const NOTHING = {
  ...{ value: null, unit: '', source: '', updatedAt: null, kind: '', measure: null, daysSince: null },
  ...{ weeks: [], trend: NO_TREND },
};

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

function measured(
  source: MetricSource,
  counted: readonly Counted[],
  time: MetricTime,
): Omit<MetricStatus, 'itemId' | 'title'> {
  const { measure, unit, kind } = source;
  const fixed = { unit, source: source.source, kind, measure, trend: trendOf(source, counted, time) };
  if (counted.length === 0)
    return { ...fixed, value: null, updatedAt: null, daysSince: null, weeks: [], note: source.startsWhen };
  const updatedAt = counted.reduce<LocalDate>((latest, { day }) => (day > latest ? day : latest), '');
  return {
    ...fixed,
    value: valueBy(measure, counted, time.today),
    updatedAt,
    daysSince: daysBetween(updatedAt, time.today),
    weeks: weeksOf(measure, counted, time),
    note: '',
  };
}
