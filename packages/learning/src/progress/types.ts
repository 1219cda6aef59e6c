/** What the progress figures are made of, and what they look like. Minutes throughout. */
import type { Instant, LocalDate, MetricSource } from '../types.ts';

/** Time that the learner logged. */
export interface TimeEntry {
  id: string;
  itemId: string | null;
  blockId: string | null;
  date: LocalDate;
  minutes: number;
  note: string;
}

/** The learner's calendar date at a moment, in their time zone. */
export type DateOf = (instant: Instant) => LocalDate;

export interface MetricStatus {
  itemId: string;
  title: string;
  /** null while there is nothing to count: never a zero that looks measured. */
  value: number | null;
  unit: string;
  source: string;
  /** Date of the latest evidence it counts. */
  updatedAt: LocalDate | null;
  note: string;
  /** Kind of evidence that it counts; empty where nothing collects it. */
  kind: string;
  measure: MetricSource['measure'] | null;
  /** Days from the latest evidence to today. */
  daysSince: number | null;
  /** At most a year of weeks up to this one, oldest first; none before the first evidence. */
  weeks: MetricWeek[];
  trend: MetricTrend;
}

export interface MetricWeek {
  monday: LocalDate;
  /** For a count: what came in that week. For a mean: how many values did. */
  added: number;
  /** The metric at the end of that week; null before its first evidence. */
  value: number | null;
}

export interface MetricTrend {
  /** What it is held against: what the plan asks for by now, the learner's own pace before, or nothing yet. */
  against: 'plan' | 'pace' | 'none';
  state: 'ahead' | 'on-track' | 'behind' | 'unknown';
  /** Where it would be by now. */
  expected: number | null;
  /** What is compared with that: the value; against the pace of a count, what the last four weeks brought. */
  reached: number | null;
  /** What the plan asks for in all. */
  target: number | null;
}

/** When a learner is: what metrics are told by. */
export interface MetricTime {
  dateOf: DateOf;
  today: LocalDate;
  /** When the programme begins; null without a plan. */
  start: LocalDate | null;
  /** First and last planned day of each phase, by its id. */
  phases: ReadonlyMap<string, { from: LocalDate; to: LocalDate }>;
}

/** One date of the heat map; dates on which nothing happened are not listed. */
export interface HeatDay {
  date: LocalDate;
  minutes: number;
  /** Standing evidence of that date that is stronger than the learner's word. */
  proofs: number;
}

export interface ItemHours {
  itemId: string;
  title: string;
  phaseId: string | null;
  plannedMinutes: number;
  loggedMinutes: number;
}

export interface PhaseHours {
  phaseId: string;
  title: string;
  plannedMinutes: number;
  loggedMinutes: number;
}

export interface WeekSummary {
  from: LocalDate;
  to: LocalDate;
  plannedMinutes: number;
  loggedMinutes: number;
  /** Logged minutes that belong to no block of the span. */
  unplannedMinutes: number;
  /** Blocks of the span by status. */
  blocks: { planned: number; done: number; partial: number; missed: number };
  /** Dates of the span with something planned or logged, in order. */
  days: { date: LocalDate; plannedMinutes: number; loggedMinutes: number }[];
}
