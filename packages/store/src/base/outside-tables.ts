/** Tables of what a learner logs, reads from other hosts and shows to other programs. */

export interface LogEntriesTable {
  programme_id: string;
  id: string;
  kind: string;
  closed: number;
  entry: string;
  /** The evidence that stands for it; null while it proves nothing. */
  evidence_id: string | null;
  created_at: string;
}

export interface ContributionSourcesTable {
  programme_id: string;
  source: string;
  kind: string;
  label: string;
  /** How far it was read. */
  state: string;
  read_at: string;
}

export interface ContributionsTable {
  programme_id: string;
  /** Hash of a commit; repository and number of a pull request. */
  id: string;
  kind: string;
  source: string;
  day: string;
}

export interface ContributionAuthorsTable {
  programme_id: string;
  address: string;
}

export interface FeedsTable {
  programme_id: string;
  nonce: string;
  /** SHA-256 of the address's token, in hex. */
  token_hash: string;
  alarm_minutes: number | null;
  created_at: string;
}

export interface FeedEventsTable {
  programme_id: string;
  event: string;
  fingerprint: string;
  sequence: number;
  changed_at: string;
}

export interface NotionObjectsTable {
  programme_id: string;
  /** In Notion, under which everything is made. */
  page: string;
  object: string;
  /** null while it is not known whether it was made. */
  notion_id: string | null;
  hash: string;
  blocks: string;
  pushed_at: string;
}

export interface LinkHealthTable {
  /** Address without the place in it. */
  page: string;
  /** `unseen` until somebody looked. */
  standing: string;
  reason: string;
  moved_to: string | null;
  failures: number;
  gone: number;
  failing_since: string | null;
  counted_at: string | null;
  looked_at: string | null;
  next_at: string;
  rest_until: string | null;
  etag: string | null;
  last_modified: string | null;
  /** Until then one process looks at it; null while nobody does. */
  leased_until: string | null;
}
