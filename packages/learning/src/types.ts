/** The rules' vocabulary: plain JSON that crosses every wall. Times are minutes unless a name says otherwise. */

/** A calendar date without time or zone: `YYYY-MM-DD`. */
export type LocalDate = string;
/** A moment: ISO 8601 in UTC, `2026-11-22T18:30:00.000Z`. */
export type Instant = string;

// ---------------------------------------------------------------- what there is to do

/** What a learner decides about time. */
export interface PlanSettings {
  startDate: LocalDate;
  /** Minutes available on Monday .. Sunday (seven numbers, 0 to 1440). */
  minutesPerWeekday: number[];
  /** When the first block of a Monday .. Sunday begins, minutes after local midnight (seven numbers). */
  startMinutePerWeekday: number[];
  /** Days without study, both ends included. */
  daysOff: DayOff[];
  /** IANA time zone. */
  timeZone: string;
  /** The longest block without a break, in minutes (at least 15). */
  longestSitting: number;
  /** Item ids the learner knows already: their work is left out. */
  known: string[];
  /** Item ids to take before all others, in this order; none where absent. */
  focus?: string[];
  /** How many times as long as the roadmap says each kind of work takes; as it says where absent. */
  pace?: KindFactors;
}

/** Factors by kind of work, from 0.2 to 5; 1 where one is left out. */
export type KindFactors = Partial<Record<WorkKind, number>>;

export interface DayOff {
  from: LocalDate;
  to: LocalDate;
  reason: string;
}

/** A piece of work with an estimate. The planner keeps their order. */
export interface WorkItem {
  itemId: string;
  kind: 'resource' | 'deliverable' | 'quick-win' | 'action' | 'hello';
  title: string;
  phaseId: string | null;
  minutes: number;
  /** True where a leverage move of the roadmap points at it: it gets the weekend deep dive as soon as it is open. */
  leverage: boolean;
  /** Work item ids that are finished first (a deliverable rests on its resources); none where absent. */
  after?: string[];
  /** What to do, Markdown; absent where the item says it all. */
  text?: string;
}

/** Saying hello to others who learn the same, as a content pack asks for it: a short piece of work. */
export interface HelloStep {
  /** The practice that is done by it; a roadmap without it has no such step. */
  itemId: string;
  minutes: number;
  /** What to do, Markdown. */
  text: string;
}

export type WorkKind = WorkItem['kind'];

/** A moment without minutes of its own: a signal can be shown once everything it rests on is finished. */
export interface Checkpoint {
  itemId: string;
  title: string;
  phaseId: string | null;
  /** Work item ids that come first. */
  after: string[];
}

/** One day of the document's weekly flow. */
export interface ScriptedDay {
  itemId: string;
  title: string;
  text: string;
  /** 1-based week of the flow. */
  week: number;
  /** ISO weekdays, Monday = 1. */
  weekdays: number[];
  /** Work items that this day's minutes are taken from, in order of preference. */
  charges: string[];
}

/** Everything the planner needs of a roadmap. */
export interface Curriculum {
  work: WorkItem[];
  checkpoints: Checkpoint[];
  script: ScriptedDay[];
  /** Weeks between retrospectives, 0 for none. */
  retroEveryWeeks: number;
  /** The questions of a retrospective, Markdown. */
  retroText?: string;
}

// ---------------------------------------------------------------- the plan

export type BlockKind = 'scripted' | 'study' | 'deep-dive' | 'deliverable' | 'quick-win' | 'hello' | 'retro';
export type BlockStatus = 'planned' | 'done' | 'partial' | 'missed';

/** One sitting. */
export interface Block {
  /** Stable while the block is about the same piece of the same item. */
  id: string;
  date: LocalDate;
  /** Minutes after local midnight. */
  startMinute: number;
  minutes: number;
  kind: BlockKind;
  /** The work item its minutes are taken from; null for a retrospective. */
  itemId: string | null;
  /** The scripted day it plays, where it does. */
  dayId: string | null;
  title: string;
  /** What to do, Markdown; empty where the item says it all. */
  text: string;
  phaseId: string | null;
  /** 1-based week of the programme. */
  week: number;
  /** The learner chose this date: re-planning keeps it. */
  pinned: boolean;
  status: BlockStatus;
}

/** Where a checkpoint falls. */
export interface Milestone {
  itemId: string;
  title: string;
  phaseId: string | null;
  date: LocalDate;
}

export interface Plan {
  blocks: Block[];
  milestones: Milestone[];
  /** Date of the last block; null when there is nothing left to do. */
  endDate: LocalDate | null;
  /** Work that found no place (no capacity in ten years), with the minutes left over. */
  unplaced: { itemId: string; minutes: number }[];
}

/** What the learner has done so far, as the planner sees it. */
export interface PlanHistory {
  /** Blocks before today, and today's that were worked on: kept as they are. */
  past: Block[];
  /** Blocks the learner moved to a date of their own. */
  pinned: Block[];
  /** Minutes logged per item id. */
  logged: Record<string, number>;
  /** Items that need no more time: done, skipped, or known. */
  closed: string[];
  /** Items put off until a date. */
  deferred: Record<string, LocalDate>;
  /** Minutes logged per block id: what is left of a block begun today stays on today. */
  loggedPerBlock?: Record<string, number>;
}

/** What a re-plan did, for a person. */
export interface ReflowReport {
  moved: { blockId: string; title: string; from: LocalDate; to: LocalDate }[];
  added: number;
  removed: number;
  endBefore: LocalDate | null;
  endAfter: LocalDate | null;
  /** endAfter - endBefore in days: positive is later. */
  endShiftDays: number;
}

// ---------------------------------------------------------------- the forecast

/** One finished (or partly finished) piece of planned work. */
export interface PaceSample {
  plannedMinutes: number;
  loggedMinutes: number;
}

export type Confidence = 'none' | 'low' | 'fair' | 'good';

export interface Forecast {
  p50: LocalDate;
  p80: LocalDate;
  p95: LocalDate;
  /** Median of logged / planned: 1.2 means that an hour planned takes 72 minutes. */
  pace: number;
  samples: number;
  /** How much the learner's own data carries it, and one sentence that says so. */
  confidence: Confidence;
  note: string;
}

/** A piece of work that is done, with what was estimated and what was logged. */
export interface FinishedWork {
  itemId: string;
  kind: WorkKind;
  estimateMinutes: number;
  loggedMinutes: number;
}

/** What a kind of work takes this learner. */
export interface KindPace {
  kind: WorkKind;
  /** How many finished pieces say so. */
  pieces: number;
  /** Of those pieces. */
  estimateMinutes: number;
  loggedMinutes: number;
  /** The factor to plan with: 1.3 means that an hour of the roadmap takes 78 minutes; null while it is too early to say. */
  learned: number | null;
}

/** One point of the burn-up: cumulative minutes at the end of that date. */
export interface BurnUpPoint {
  date: LocalDate;
  planned: number;
  /** null in the future. */
  logged: number | null;
}

// ---------------------------------------------------------------- evidence

/** Weakest first. */
export const STRENGTHS = ['claimed', 'checked', 'verified', 'endorsed'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** An entry of the append-only ledger. Nothing is edited: evidence is superseded or withdrawn. */
export type LedgerEntry = EvidenceEntry | WithdrawalEntry | StateEntry | RunEntry;

export interface EvidenceEntry {
  type: 'evidence';
  id: string;
  at: Instant;
  itemId: string;
  strength: Strength;
  /** What produced it: `claim`, `doctor`, later `challenge`, `quiz`, `check`. */
  kind: string;
  /** Which one of that kind: a challenge's slug, a check's name; empty for a claim. */
  subject: string;
  /** A count or score where the kind has one, e.g. a quiz score 0..1. */
  value: number | null;
  note: string;
  link: string | null;
  /** The day that it is about, where that is not the day on which it was written. */
  on?: LocalDate;
  /** The run that it comes from, where a check produced it: id of a `RunEntry`. */
  runId?: string;
  /** SHA-256, in hex, of the text (as UTF-8) that it is about: an explanation’s own, or the one that was endorsed. */
  digest?: string;
}

/** A check was run, with whatever result: the digest ties the whole record, kept elsewhere, into the chain. */
export interface RunEntry {
  type: 'run';
  id: string;
  at: Instant;
  projectId: string;
  check: string;
  /** A stricter form of the check; null for the check itself. */
  variant: string | null;
  route: 'direct' | 'tunnel' | 'clone' | 'loopback';
  status: 'pass' | 'fail' | 'error';
  strength: 'checked' | 'verified';
  /** SHA-256 of the record as canonical JSON (keys sorted, no spaces), in hex. */
  digest: string;
}

export interface WithdrawalEntry {
  type: 'withdrawal';
  id: string;
  at: Instant;
  evidenceId: string;
  note: string;
}

/** The three ways not to be working on an item. `open` takes a skip or deferral back. */
export interface StateEntry {
  type: 'state';
  id: string;
  at: Instant;
  itemId: string;
  state: 'open' | 'skipped' | 'deferred';
  /** For `deferred`: until when; null where the learner did not say. */
  until: LocalDate | null;
  note: string;
}

export type ItemStateName = 'open' | 'done' | 'skipped' | 'deferred';

/** What the ledger says of one item. */
export interface ItemState {
  state: ItemStateName;
  /** The strongest standing evidence; null where there is none. */
  strength: Strength | null;
  until: LocalDate | null;
  /** When the state last changed; null for an untouched item. */
  since: Instant | null;
}

/** Rules as data: `content/<pack>/proofs.yaml`. */
export type ProofRule =
  | { all: ProofRule[] }
  | { any: ProofRule[] }
  /** At least `atLeast` distinct subjects of that kind (default 1), each at least `minStrength`, with value >= `minValue`. */
  | { evidence: { kind: string; subject?: string[]; atLeast?: number; minValue?: number; minStrength?: Strength } };

export interface SignalRule {
  /** Short id of the rule, e.g. `F1`. */
  id: string;
  /** Which signal of the document: its item id. */
  itemId: string;
  rule: ProofRule;
}

export interface ProofRules {
  signals: SignalRule[];
  /** The check behind each deliverable, where the pack names one; `itemId` is the deliverable's. */
  deliverables?: SignalRule[];
  /** The proof of each quick win, where the pack names one. */
  quickWins?: SignalRule[];
  /** What proves any other item that there is to do, such as a resource that the learner tests out of. */
  items?: SignalRule[];
  /** Where each metric of the document is collected from. */
  metrics?: MetricSource[];
}

/** How a metric is counted from standing evidence of one kind. */
export interface MetricSource {
  /** Which metric of the document: its item id. */
  itemId: string;
  kind: string;
  /** `distinct`: different subjects; `sum` and `mean`: of each subject's latest value. */
  measure: 'distinct' | 'sum' | 'mean';
  unit: string;
  /** What produces it, for a person: "Verdicts of the challenges you solve". */
  source: string;
  /** Said while there is nothing to count: "Starts when ...". */
  startsWhen: string;
  /** What the roadmap asks for; left out where it names no number. */
  plan?: MetricPlan;
}

/** A number that is to be reached while a phase lasts, evenly: for a mean, the least it should be. */
export interface MetricPlan {
  target: number;
  phaseId: string;
}

export interface SignalStatus {
  itemId: string;
  ruleId: string | null;
  title: string;
  phaseId: string | null;
  satisfied: boolean;
  state: ItemStateName;
  strength: Strength | null;
  /** Share of the rule that is met, 0..1; 1 exactly when satisfied. */
  progress: number;
  /** Ledger entry ids that carry it. */
  evidenceIds: string[];
  /** What is still missing, in one sentence; empty when satisfied. */
  missing: string;
}

export interface PillarStatus {
  itemId: string;
  title: string;
  phaseId: string | null;
  successMetric: string;
  satisfied: number;
  total: number;
  skipped: number;
  /** The weakest strength among satisfied signals; null while none is. */
  strength: Strength | null;
}
