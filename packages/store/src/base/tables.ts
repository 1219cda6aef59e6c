/** The tables as Kysely sees them: column by column what migrations/ made. Booleans are 0 or 1, JSON is text. */
import type { EndorsementsTable, EndorserLooksTable } from './endorsement-tables.ts';
import type {
  LogEntriesTable,
  ContributionSourcesTable,
  ContributionsTable,
  ContributionAuthorsTable,
  FeedsTable,
  FeedEventsTable,
  NotionObjectsTable,
  LinkHealthTable,
} from './outside-tables.ts';

interface InstanceTable {
  key: string;
  value: string;
}

interface ProgrammesTable {
  id: string;
  title: string;
  created_at: string;
  settings: string | null;
  plan: string | null;
  revision: number;
  document_version: number;
}

interface DocumentsTable {
  programme_id: string;
  version: number;
  source: string;
  model: string;
  diagnostics: string;
  dialect: string;
  created_at: string;
}

export interface BlocksTable {
  programme_id: string;
  id: string;
  date: string;
  /** Order among the blocks of one date. */
  position: number;
  start_minute: number;
  minutes: number;
  kind: string;
  item_id: string | null;
  day_id: string | null;
  title: string;
  text: string;
  phase_id: string | null;
  week: number;
  pinned: number;
  status: string;
}

export interface TimeEntriesTable {
  programme_id: string;
  id: string;
  item_id: string | null;
  block_id: string | null;
  date: string;
  minutes: number;
  note: string;
  created_at: string;
}

interface TimersTable {
  programme_id: string;
  item_id: string | null;
  block_id: string | null;
  title: string;
  started_at: string;
}

interface NotesTable {
  programme_id: string;
  item_id: string;
  markdown: string;
  version: number;
  updated_at: string;
}

export interface LedgerTable {
  programme_id: string;
  /** 1-based, without gaps. */
  seq: number;
  id: string;
  at: string;
  type: string;
  /** null for a withdrawal, which names evidence and not an item. */
  item_id: string | null;
  /** The entry as canonical JSON: exactly the text that was hashed. */
  entry: string;
  prev_hash: string;
  hash: string;
}

interface SubmissionsTable {
  programme_id: string;
  id: string;
  challenge: string;
  language: string;
  code: string;
  seed: number;
  status: string;
  verdict: string | null;
  created_at: string;
  judged_at: string | null;
  /** Until then one process judges it; null while nobody does. */
  leased_until: string | null;
}

interface DraftsTable {
  programme_id: string;
  challenge: string;
  language: string;
  code: string;
  version: number;
  updated_at: string;
}

interface PracticeMarksTable {
  programme_id: string;
  challenge: string;
  hints_shown: number;
  moved_on_at: string | null;
}

interface ProjectsTable {
  programme_id: string;
  id: string;
  name: string;
  terms: string;
  repository: string | null;
  start_command: string | null;
  base_url: string | null;
  archived: number;
  created_at: string;
  updated_at: string;
}

interface RunsTable {
  programme_id: string;
  id: string;
  project_id: string;
  check_name: string;
  variant: string | null;
  route: string;
  reason: string;
  status: string;
  strength: string | null;
  summary: string;
  record: string | null;
  /** SHA-256 of the record as canonical JSON, in hex: the ledger holds the same. */
  digest: string | null;
  started_at: string;
  finished_at: string | null;
  leased_until: string | null;
  /** When it is to be made again; null: never. */
  next_at: string | null;
  /** 1 where the learner's command line makes it. In no backup: what is being made is not made on elsewhere. */
  at_terminal: number;
}

interface IdempotencyKeysTable {
  key: string;
  route: string;
  request_hash: string;
  status: number;
  body: string;
  created_at: string;
}

interface RestoringTable {
  /** A row here, seen only inside the transaction of a restore, lets that transaction empty the ledger. */
  reason: string;
}

interface SchemaMigrationsTable {
  number: number;
  name: string;
  applied_at: string;
}

export interface QuizAttemptsTable {
  programme_id: string;
  id: string;
  quiz: string;
  /** Of the questions as they were when the attempt began. */
  content_hash: string;
  drawn: string;
  answers: string;
  started_at: string;
  /** null while the attempt is open. */
  finished_at: string | null;
  /** 0 until the end. */
  right_answers: number;
  questions: number;
}

export interface ExplanationAttemptsTable {
  programme_id: string;
  id: string;
  explanation: string;
  /** Draws the exchange and the questions again. */
  seed: number;
  exchange: string | null;
  questions: string;
  /** What the learner wrote. */
  body: string;
  answers: string;
  version: number;
  started_at: string;
  /** null while the attempt is open. */
  finished_at: string | null;
  passed: number;
  /** null until the end. */
  result: string | null;
}

export interface CardsTable {
  programme_id: string;
  id: string;
  source: string;
  /** What made the card: `<quiz>/<question>` or a challenge; empty for the learner's own. */
  subject: string;
  item_id: string | null;
  front: string;
  back: string;
  tags: string;
  memory: string;
  aside: string | null;
  version: number;
  created_at: string;
}

export interface CardReviewsTable {
  programme_id: string;
  id: string;
  card_id: string;
  rating: string;
  at: string;
  /** What the review found: it can be taken back. */
  found: string;
  was_new: number;
}

interface ReviewSettingsTable {
  programme_id: string;
  daily_cap: number;
}

/** Where a version of a document comes from, and the learner's own proof rules at that time. */
interface DocumentOriginsTable {
  programme_id: string;
  version: number;
  origin: string;
  /** The version it brings back, where it does. */
  from_version: number | null;
  summary: string;
  changes: number;
  rules: string;
}

interface OwnRulesTable {
  programme_id: string;
  item_id: string;
  purpose: string;
  rule: string;
  created_at: string;
}

export interface RetrosTable {
  programme_id: string;
  id: string;
  number: number;
  from_date: string;
  to_date: string;
  content: string;
  version: number;
  started_at: string;
  finished_at: string | null;
  outcome: string | null;
}

interface RoadmapDraftsTable {
  programme_id: string;
  /** Version of the document that it was begun on. */
  base_version: number;
  source: string;
  kept: string;
  rules: string;
  version: number;
  /** Which page wrote it last. */
  writer: string;
  updated_at: string;
}

interface PastBasesTable {
  programme_id: string;
  upstream: string;
  /** Counts from 1 for each upstream. */
  seq: number;
  upstream_id: string;
  version: number;
  source: string;
  /** Version of the programme's own document from which on it was the base. */
  from_version: number;
  /** JSON: what was left then. */
  left_out: string;
  taken_at: string;
}

interface BasesTable {
  programme_id: string;
  upstream: string;
  /** Empty for the content pack. */
  upstream_id: string;
  /** Of the upstream's document; 0 for the content pack, which has none. */
  version: number;
  /** SHA-256 of `source`, in hex. */
  hash: string;
  source: string;
  taken_at: string;
}

export interface Tables {
  instance: InstanceTable;
  programmes: ProgrammesTable;
  documents: DocumentsTable;
  blocks: BlocksTable;
  time_entries: TimeEntriesTable;
  timers: TimersTable;
  notes: NotesTable;
  ledger: LedgerTable;
  submissions: SubmissionsTable;
  drafts: DraftsTable;
  practice_marks: PracticeMarksTable;
  quiz_attempts: QuizAttemptsTable;
  explanation_attempts: ExplanationAttemptsTable;
  endorsements: EndorsementsTable;
  endorser_looks: EndorserLooksTable;
  cards: CardsTable;
  card_reviews: CardReviewsTable;
  review_settings: ReviewSettingsTable;
  projects: ProjectsTable;
  runs: RunsTable;
  document_origins: DocumentOriginsTable;
  own_rules: OwnRulesTable;
  roadmap_drafts: RoadmapDraftsTable;
  bases: BasesTable;
  past_bases: PastBasesTable;
  log_entries: LogEntriesTable;
  contribution_sources: ContributionSourcesTable;
  contributions: ContributionsTable;
  contribution_authors: ContributionAuthorsTable;
  feeds: FeedsTable;
  feed_events: FeedEventsTable;
  notion_objects: NotionObjectsTable;
  link_health: LinkHealthTable;
  retros: RetrosTable;
  idempotency_keys: IdempotencyKeysTable;
  restoring: RestoringTable;
  schema_migrations: SchemaMigrationsTable;
}
