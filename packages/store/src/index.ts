/**
 * Where Waymark keeps things: one query layer over SQLite and PostgreSQL.
 *
 * Every function takes `db` first (the store's, or a transaction's). Every write to a programme begins with
 * `programmes.touch`, which takes the programme's row for the rest of the transaction and counts the revision up.
 */
export { StoreError, type StoreErrorCode } from './base/store-error.ts';
export { canonicalJson } from './base/codec.ts';
export { newId } from './base/new-id.ts';
export type {
  AskedExchange,
  CardText,
  Contribution,
  ContributionSource,
  DateRange,
  Db,
  Dialect,
  DocumentOrigin,
  DocumentVersion,
  EndorserLook,
  ExplanationAnswer,
  ExplanationOutcome,
  KeptAnswer,
  LedgerVerdict,
  LogKind,
  NewEndorsement,
  NewExplanationAttempt,
  NewQuizAttempt,
  NewRetro,
  NewRun,
  NewSubmission,
  OwnRule,
  PastBase,
  PlanOutline,
  PracticeMarks,
  QuizResult,
  RestoreResult,
  RunOutcome,
  RunStatus,
  SlowQuery,
  Store,
  StoredBase,
  StoredCard,
  StoredDocument,
  StoredDraft,
  StoredEndorsement,
  StoredExplanationAttempt,
  StoredLinkHealth,
  StoredLogEntry,
  StoredNote,
  StoredProgramme,
  StoredProject,
  StoredQuizAnswer,
  StoredQuizAnswers,
  StoredQuizAttempt,
  StoredRetro,
  StoredReview,
  StoredRoadmapDraft,
  StoredRun,
  StoredSubmission,
  StoreOptions,
  SubmissionOutcome,
  SubmissionStatus,
  TimeFilter,
  TimePatch,
  VersionOrigin,
} from './base/types.ts';
export { openStore } from './open.ts';
export { dump } from './backup/dump.ts';
export { DOCUMENT_FORMAT, documentOf, looksLikeDocument } from './backup/document.ts';
export { restore, restoreDocument } from './backup/restore.ts';
export * as bases from './repositories/bases.ts';
export * as blocks from './repositories/blocks.ts';
export * as cardReviews from './repositories/card-reviews.ts';
export * as cards from './repositories/cards.ts';
export * as contributions from './repositories/contributions.ts';
export * as documentOrigins from './repositories/document-origins.ts';
export * as documents from './repositories/documents.ts';
export * as drafts from './repositories/drafts.ts';
export * as endorsements from './repositories/endorsements.ts';
export * as explanationAttempts from './repositories/explanation-attempts.ts';
export * as feeds from './repositories/feeds.ts';
export * as idempotency from './repositories/idempotency.ts';
export * as instance from './repositories/instance.ts';
export * as ledger from './repositories/ledger.ts';
export * as linkHealth from './repositories/link-health.ts';
export * as logEntries from './repositories/log-entries.ts';
export * as notes from './repositories/notes.ts';
export * as notionObjects from './repositories/notion-objects.ts';
export * as pastBases from './repositories/past-bases.ts';
export * as ownRules from './repositories/own-rules.ts';
export * as practiceMarks from './repositories/practice-marks.ts';
export * as programmes from './repositories/programmes.ts';
export * as projects from './repositories/projects.ts';
export * as quizAttempts from './repositories/quiz-attempts.ts';
export * as retros from './repositories/retros.ts';
export * as reviewSettings from './repositories/review-settings.ts';
export * as roadmapDrafts from './repositories/roadmap-drafts.ts';
export * as runs from './repositories/runs.ts';
export * as submissions from './repositories/submissions.ts';
export * as timeEntries from './repositories/time-entries.ts';
export * as timers from './repositories/timers.ts';
export { fold, isWordCharacter } from './text-index/fold.ts';
export { TextIndex, wordsIn } from './text-index/text-index.ts';
export type { IndexedText } from './text-index/text-index.ts';
