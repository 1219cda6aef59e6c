/** Logs and contributions, as they go in and out of the store. */
import type { Instant, LinkHealth, LocalDate } from '@waymark/learning';

/** What a learner keeps a log of. */
export type LogKind = 'application' | 'demo' | 'mock-interview';

export interface StoredLogEntry {
  id: string;
  kind: LogKind;
  /** An application that the learner has put away; false for the other kinds. */
  closed: boolean;
  /** The fields of its kind. */
  entry: Record<string, unknown>;
  /** The evidence in the ledger that stands for it; null while it proves nothing. */
  evidenceId: string | null;
  createdAt: Instant;
}

export interface Contribution {
  /** Hash of a commit; `owner/name#7` of a pull request: the same one counts once wherever it is found. */
  id: string;
  kind: 'commit' | 'pull-request';
  day: LocalDate;
}

/** Where contributions are read, and how far. */
export interface ContributionSource {
  /** `local:…` for a repository on the learner's machine, `host:…` for a person at a host. */
  source: string;
  kind: 'local' | 'host';
  /** For a person to read. */
  label: string;
  state: unknown;
  readAt: Instant;
}

/** What is known of a page that roadmaps link to. */
export interface StoredLinkHealth {
  /** Address without the place in it. */
  page: string;
  /** null while somebody looks at it for the first time. */
  health: LinkHealth | null;
  /** What its server gave to ask whether anything changed. */
  etag: string | null;
  lastModified: string | null;
}
