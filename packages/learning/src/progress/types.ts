/** What the progress figures are made of, and what they look like. Minutes throughout. */
import type { Instant, LocalDate } from '../types.ts';

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
