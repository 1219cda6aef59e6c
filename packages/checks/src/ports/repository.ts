/** The learner's repository, read only: a clone of the server, or a working copy next to the command line. */

export interface RepositoryReader {
  /** Where it came from, as the learner wrote it, without credentials. */
  readonly origin: string;
  /** The commit that is read: 40 hex digits. */
  readonly head: string;
  /** Every file of `head`, with forward slashes, no symbolic links or submodules; capped, `truncated` says so. */
  listFiles(signal: AbortSignal): Promise<RepositoryListing>;
  /** The text of a file at `head`, null where there is none or it is not text; at most `maxBytes` of it. */
  readFile(path: string, maxBytes: number, signal: AbortSignal): Promise<string | null>;
  /** The texts of many files at once; what is not there, not text, or beyond the cap on all together is left out. */
  readFiles(paths: readonly string[], maxBytes: number, signal: AbortSignal): Promise<Map<string, string>>;
  /** Newest first, over all branches, at most `max`. */
  commits(max: number, signal: AbortSignal): Promise<RepositoryCommit[]>;
  branches(signal: AbortSignal): Promise<RepositoryRef[]>;
  /** Every ref, those of pull requests too where the host publishes them. */
  refs(signal: AbortSignal): Promise<RepositoryRef[]>;
  /** The same repository at another commit, branch or tag; null where there is none of that name. */
  at(name: string, signal: AbortSignal): Promise<RepositoryReader | null>;
  /** Another repository of the learner's, as anybody would fetch it; gone with this one. @throws RepositoryFault */
  another(address: string, signal: AbortSignal): Promise<RepositoryReader>;
  /**
   * Makes a merge again, and says where its sides contradicted each other; empty: they fitted.
   * null: no merge of two, or it cannot be made again.
   */
  conflictsOf(commit: string, signal: AbortSignal): Promise<string[] | null>;
  /** Every file of every commit, largest first, the same content once; capped. */
  everyFile(signal: AbortSignal): Promise<RepositoryListing>;
  /** The oldest commit in the history of `head` that brought the file; null where none did. */
  firstCommitWith(path: string, signal: AbortSignal): Promise<RepositoryCommit | null>;
  /** The statements that made the tables of a SQLite database file at `head`; null where it is no such file. */
  databaseSchema(path: string, signal: AbortSignal): Promise<string | null>;
  /** The refs as anybody lists them who has not signed in. @throws RepositoryFault where nobody can */
  publicRefs(signal: AbortSignal): Promise<RepositoryRef[]>;
  /** What the host says of the pipeline's runs for `head`, newest first; null where the run may not ask it. */
  pipelineRuns(signal: AbortSignal): Promise<PipelineRun[] | null>;
}

export interface RepositoryListing {
  files: RepositoryFile[];
  truncated: boolean;
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
  /** ISO 8601 with the author's own offset; empty where the commit's date cannot be read. */
  authoredAt: string;
  committedAt: string;
  subject: string;
}

export interface PipelineRun {
  name: string;
  commit: string;
  /** Whether it has ended, and how. */
  state: 'running' | 'passed' | 'failed';
  /** As the host words it, e.g. `cancelled`. */
  words: string;
  startedAt: string;
}

export type RepositoryFaultCode =
  | 'no-git'
  | 'not-a-repository'
  | 'empty'
  | 'no-address'
  | 'no-interface'
  | 'refused-address'
  | 'not-public'
  | 'redirected'
  | 'unknown-host'
  | 'unreachable'
  | 'tls'
  | 'too-large'
  | 'too-slow'
  | 'unreadable'
  | 'cancelled';

/** The repository could not be had or read. `blame` decides the verdict, as with a `TransportFault`. */
export class RepositoryFault extends Error {
  override readonly name = 'RepositoryFault';
  readonly code: RepositoryFaultCode;
  readonly blame: 'learner' | 'network' | 'ours';
  /** What to do about it. */
  readonly advice: string;

  /** @param message one sentence for the learner: what happened */
  constructor(code: RepositoryFaultCode, message: string) {
    super(message);
    this.code = code;
    [this.blame, this.advice] = MEANING[code];
  }
}

const AGAIN = 'Nothing of your repository has to change: run the check again.';

const MEANING: Record<RepositoryFaultCode, [blame: 'learner' | 'network' | 'ours', advice: string]> = {
  'no-git': ['ours', 'Install git 2.38 or newer, then run the check again.'],
  'not-a-repository': ['learner', 'Run `git init` in the folder of your project, or name the folder that has it.'],
  empty: ['learner', 'Make a first commit: `git add .`, then `git commit -m "Start"`.'],
  'no-address': [
    'learner',
    'Create a repository at a host such as GitHub, push to it, and write its https address into the project.',
  ],
  'no-interface': [
    'ours',
    'Give the address of the host’s interface, and a token where the repository is private; or check without this form.',
  ],
  'refused-address': [
    'learner',
    'Give the https address of the repository, as the host shows it under "Clone", e.g. https://github.com/ada/books.',
  ],
  'not-public': [
    'learner',
    'Look at the spelling of the address, and open it in a private browser window: if you see nothing there, make the repository public in its settings.',
  ],
  redirected: ['learner', 'Open the address in a browser and use the one that you end at: it may have been renamed.'],
  'unknown-host': ['learner', 'Look at the spelling of the address.'],
  unreachable: ['network', AGAIN],
  tls: ['learner', 'Look at the certificate of the host, or use a host that has one that holds.'],
  'too-large': [
    'learner',
    'Keep big files, data and downloaded packages out of the repository; what was once committed stays in its history.',
  ],
  'too-slow': ['network', AGAIN],
  unreadable: ['ours', 'Run `git fsck` in your repository; if it finds nothing, the mistake is ours.'],
  cancelled: ['ours', AGAIN],
};
