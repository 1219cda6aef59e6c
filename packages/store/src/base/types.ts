/** What goes in and out of the store. Times are ISO 8601 in UTC, dates `YYYY-MM-DD`, durations minutes. */
import type { TimeEntry, Timer } from '@waymark/contract';
import type {
  Drawn,
  Instant,
  LocalDate,
  Milestone,
  Plan,
  PlanSettings,
  ExchangeQuestion,
  QuizAnswer,
  SeenExchange,
  ProofRule,
  RecallCard,
  Review,
} from '@waymark/learning';
import type { KeptItem, RoadmapDocument } from '@waymark/roadmap';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** A database or a transaction: every function of the store takes one first, and both are the same type. */
export type Db = Kysely<Tables>;

export type Dialect = 'sqlite' | 'postgresql';

export interface SlowQuery {
  sql: string;
  milliseconds: number;
}

export interface StoreOptions {
  /** `sqlite:/absolute/path/waymark.db`, `sqlite::memory:`, `postgres://...` or `postgresql://...`. */
  url: string;
  /** Told about every statement that took longer than `slowAfter`. */
  onSlow?: (query: SlowQuery) => void;
  /** Milliseconds; 200 when left out. */
  slowAfter?: number;
}

export interface Store {
  /** For reads, and for single writes that nothing else depends on. Never inside `transaction`: that is `misused`. */
  readonly db: Db;
  readonly dialect: Dialect;
  /**
   * Runs `work` all or nothing. On PostgreSQL it is run again (at most five more times) when another writer got in
   * its way, so it must not have effects outside the database. Whatever `work` throws rolls back and is thrown on.
   */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Waits for what is under way, then closes. Closing twice is fine. */
  close(): Promise<void>;
}

/** What is kept of a plan besides its blocks. */
export type PlanOutline = Pick<Plan, 'milestones' | 'unplaced' | 'endDate'>;

export interface StoredProgramme {
  id: string;
  title: string;
  createdAt: Instant;
  /** null until the learner gave a start date and hours. */
  settings: PlanSettings | null;
  plan: PlanOutline | null;
  /** Number of writes. */
  revision: number;
  /** Version of the latest document; 0 before the first. */
  documentVersion: number;
}

export interface StoredDocument extends RoadmapDocument {
  /** 1-based, per programme. */
  version: number;
  createdAt: Instant;
}

export type DocumentVersion = Pick<StoredDocument, 'version' | 'dialect' | 'createdAt'>;

export interface StoredNote {
  markdown: string;
  /** 1 for the first writing; grows with every further one. */
  version: number;
  updatedAt: Instant;
}

export interface DateRange {
  /** Both ends included. */
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

export interface TimeFilter extends DateRange {
  itemId?: string | undefined;
  blockId?: string | undefined;
}

export type TimePatch = { [K in 'minutes' | 'note' | 'date']?: TimeEntry[K] | undefined };

export type SubmissionStatus = 'queued' | 'pass' | 'fail' | 'error' | 'superseded';

export interface NewSubmission {
  id: string;
  challenge: string;
  language: string;
  code: string;
  /** Of the random cases; never sent to whoever handed in before the verdict. */
  seed: number;
  createdAt: Instant;
}

export interface StoredSubmission extends NewSubmission {
  programmeId: string;
  status: SubmissionStatus;
  /** As the judge gave it; null until then, and where it was superseded. */
  verdict: unknown;
  judgedAt: Instant | null;
}

export interface SubmissionOutcome {
  status: Exclude<SubmissionStatus, 'queued'>;
  verdict: unknown;
  judgedAt: Instant;
}

export interface StoredDraft {
  language: string;
  code: string;
  /** 1 for the first writing; grows with every further one. */
  version: number;
  updatedAt: Instant;
}

export interface PracticeMarks {
  hintsShown: number;
  movedOnAt: Instant | null;
}

export interface StoredProject {
  id: string;
  name: string;
  /** Paths and field names of its API, as `@waymark/checks` reads them. */
  terms: unknown;
  repository: string | null;
  startCommand: string | null;
  baseUrl: string | null;
  archived: boolean;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface NewRun {
  id: string;
  projectId: string;
  check: string;
  variant: string | null;
  route: 'direct' | 'tunnel' | 'clone' | 'loopback';
  /** Who wanted it: the learner, or the schedule. */
  reason: 'asked' | 'schedule';
  startedAt: Instant;
  /** A moment in the past: any server may take it. */
  leasedUntil: Instant;
  /** The learner's command line makes it; a server that takes it ends it. */
  atTerminal: boolean;
}

export type RunStatus = 'waiting' | 'pass' | 'fail' | 'error';

/** Without its record, which is large. */
export interface StoredRun extends Omit<NewRun, 'leasedUntil'> {
  programmeId: string;
  status: RunStatus;
  /** How much it counts; null before the end. */
  strength: 'checked' | 'verified' | null;
  summary: string;
  digest: string | null;
  finishedAt: Instant | null;
}

export interface RunOutcome {
  status: Exclude<RunStatus, 'waiting'>;
  strength: 'checked' | 'verified' | null;
  summary: string;
  record: unknown;
  digest: string | null;
  finishedAt: Instant;
  nextAt: Instant | null;
}

export interface NewQuizAttempt {
  id: string;
  quiz: string;
  /** Of the questions as they are now: an attempt at others cannot be continued. */
  contentHash: string;
  drawn: Drawn[];
  startedAt: Instant;
}

/** By question, counted from 1. */
export type StoredQuizAnswers = Record<string, StoredQuizAnswer>;

export interface StoredQuizAnswer {
  /** As it was given, by places on the page. */
  answer: QuizAnswer;
  /** Once it is submitted it cannot be changed. */
  submitted: boolean;
}

export interface StoredQuizAttempt extends NewQuizAttempt {
  answers: StoredQuizAnswers;
  /** null while it is open. */
  finishedAt: Instant | null;
  /** Right answers; 0 until the end. */
  right: number;
}

export interface QuizResult {
  id: string;
  quiz: string;
  right: number;
  questions: number;
  finishedAt: Instant;
}

/** The exchange that an attempt asks about, and where it comes from. */
export interface AskedExchange extends SeenExchange {
  /** The learner's own run; null for the sample of the content pack. */
  runId: string | null;
  check: string | null;
}

/** The place of an option or what was typed, for each question in order; null where none was given. */
export type ExplanationAnswer = number | string | null;

export interface NewExplanationAttempt {
  id: string;
  explanation: string;
  seed: number;
  /** null where the explanation asks about none. */
  exchange: AskedExchange | null;
  /** With their answers: never sent before the end. */
  questions: ExchangeQuestion[];
  text: string;
  startedAt: Instant;
}

export interface ExplanationOutcome {
  passed: boolean;
  /** How it was judged, as the service that judged it wrote it. */
  result: unknown;
}

export interface StoredExplanationAttempt extends NewExplanationAttempt, ExplanationOutcome {
  answers: ExplanationAnswer[];
  /** Counts the writes while it is open. */
  version: number;
  /** null while it is open. */
  finishedAt: Instant | null;
}

/** How a version of a document came to be. */
export type VersionOrigin = 'imported' | 'duplicated' | 'saved' | 'restored' | 'merged' | 'synced';

/** A learner's own rule for one item: what proves it, or what shows that they know it already. */
export interface OwnRule {
  itemId: string;
  purpose: 'own' | 'test-out';
  rule: ProofRule;
  createdAt: Instant;
}

export interface DocumentOrigin {
  version: number;
  origin: VersionOrigin;
  /** The version that it brings back, where it does. */
  fromVersion: number | null;
  /** The first of what changed, each in words. */
  summary: string[];
  /** How much changed in all. */
  changes: number;
  /** The learner's own rules that belong to this version, without those for testing out. */
  rules: Pick<OwnRule, 'itemId' | 'rule'>[];
}

/** A roadmap while it is being tailored. */
export interface StoredRoadmapDraft {
  /** Version of the document that it was begun on. */
  baseVersion: number;
  source: string;
  /** Items that the editor knows to be those of the base, with the line on which they begin now. */
  kept: KeptItem[];
  /** Own rules by the line of their item; null takes a rule away. */
  rules: { line: number; rule: ProofRule | null }[];
  /** 1 for the first writing; grows with every further one. */
  version: number;
  /** Which page wrote it last. */
  writer: string;
  updatedAt: Instant;
}

/** A base that a programme has or has had. */
export interface PastBase extends Omit<StoredBase, 'hash'> {
  /** Version of the programme's own document from which on it was the base. */
  fromVersion: number;
  /** What the learner did not take over then, in words. */
  leftOut: { itemId: string; says: string }[];
}

/** What a programme was forked from, kept whole so that what changes there later can be merged. */
export interface StoredBase {
  upstream: 'pack' | 'programme';
  /** The other programme; empty for the content pack. */
  upstreamId: string;
  /** Version of the other programme's document; 0 for the content pack. */
  version: number;
  /** SHA-256 of the text, in hex. */
  hash: string;
  source: string;
  takenAt: Instant;
}

export interface CardText {
  /** Markdown. */
  front: string;
  back: string;
  tags: string[];
  /** The roadmap's item that it belongs to. */
  itemId: string | null;
}

export interface StoredCard extends RecallCard, CardText {
  /** What made it: `<quiz>/<question>` or a challenge; empty for the learner's own. */
  subject: string;
  /** 1 for the first writing; grows with every further one. */
  version: number;
  createdAt: Instant;
}

export interface StoredReview extends Review {
  id: string;
  /** Whether it was the card's first. */
  wasNew: boolean;
}

export interface NewRetro {
  id: string;
  /** 1-based, counted from the start of the plan as it was then. */
  number: number;
  /** What it looks back on, both days included. */
  from: LocalDate;
  to: LocalDate;
  /** What is written, as the service that takes it in shapes it. */
  content: unknown;
  startedAt: Instant;
}

export interface StoredRetro extends NewRetro {
  /** Counts the writes while it is open. */
  version: number;
  /** null while it is open. */
  finishedAt: Instant | null;
  /** What it ended with: the facts, the grades, the plan; null while it is open. */
  outcome: unknown;
}

/** The answer to a write, kept so that the same request sent twice writes once. */
export interface KeptAnswer {
  key: string;
  route: string;
  requestHash: string;
  status: number;
  body: string;
  createdAt: Instant;
}

export type LedgerVerdict = { ok: true } | { ok: false; seq: number; reason: string };

export interface RestoreResult {
  programmes: number;
  rows: number;
}

export type * from './endorsement-types.ts';
export type * from './log-types.ts';
export type { Milestone, TimeEntry, Timer };
