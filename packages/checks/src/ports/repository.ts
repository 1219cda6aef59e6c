/** The learner's repository, read only: a clone of the server, or a working copy next to the command line. */

export interface RepositoryReader {
  /** Where it came from, as the learner wrote it, without credentials. */
  readonly origin: string;
  /** The commit that is read: 40 hex digits. */
  readonly head: string;
  /** Every file of `head`, with forward slashes; capped, `truncated` says so. */
  listFiles(signal: AbortSignal): Promise<{ files: RepositoryFile[]; truncated: boolean }>;
  /** The text of a file at `head`, null where there is none or it is not text; at most `maxBytes` of it. */
  readFile(path: string, maxBytes: number, signal: AbortSignal): Promise<string | null>;
  /** Newest first, over all branches, at most `max`. */
  commits(max: number, signal: AbortSignal): Promise<RepositoryCommit[]>;
  branches(signal: AbortSignal): Promise<RepositoryRef[]>;
  /** Every ref, those of pull requests too where the host publishes them. */
  refs(signal: AbortSignal): Promise<RepositoryRef[]>;
}

export interface RepositoryFile {
  path: string;
  bytes: number;
}

export interface RepositoryRef {
  /** In full, e.g. `refs/heads/main`. */
  name: string;
  commit: string;
}

export interface RepositoryCommit {
  hash: string;
  /** More than one: a merge. */
  parents: string[];
  author: { name: string; email: string };
  /** ISO 8601 with the author's own offset. */
  authoredAt: string;
  committedAt: string;
  subject: string;
}
