/** Reads a repository by its objects: no work tree, no configuration of the learner's, no name of theirs as an argument. */
import {
  RepositoryFault,
  type PipelineRun,
  type RepositoryCommit,
  type RepositoryReader,
  type RepositoryRef,
} from '../ports/repository.ts';
import { printed, type Git } from './git.ts';
import { historyOf, listingOf, treeOf, type Blob, type Tree } from './listing.ts';
import { logOf } from './log.ts';
import { conflictsOf } from './merges.ts';
import { commitsOf } from './refs.ts';
import { schemaOfDatabase } from './sqlite-schema.ts';
import { textOf } from './text.ts';

export interface ReaderOptions {
  git: Git;
  /** A bare repository that we made, with a configuration of ours. */
  gitDir: string;
  origin: string;
  head: string;
  refs: readonly RepositoryRef[];
  another: RepositoryReader['another'];
  publicRefs: (signal: AbortSignal) => Promise<RepositoryRef[]>;
  /** Asks the host about the runs for a commit; null where no way to ask was given. */
  runsFor: ((commit: string, signal: AbortSignal) => Promise<PipelineRun[]>) | null;
}

/** Bytes of all texts of one `readFiles`. */
const TEXT_BYTES = 24 * 1024 * 1024;
const DATABASE_BYTES = 20 * 1024 * 1024;
/** Commits that a walk may start from. */
const TIPS = 2_000;
const NAMES = (name: string): string[] => [
  name,
  `refs/heads/${name}`,
  `refs/tags/${name}`,
  `refs/remotes/origin/${name}`,
];

export function gitReader(options: ReaderOptions): RepositoryReader {
  const { git, gitDir, head, refs } = options;
  let tree: Promise<Tree> | null = null;
  const files = (signal: AbortSignal): Promise<Tree> => (tree ??= treeOf(git, gitDir, head, signal));
  const log = (args: string[], from: readonly string[], signal: AbortSignal): Promise<RepositoryCommit[]> =>
    logOf(git, gitDir, { args, from }, signal);
  const tips = async (signal: AbortSignal): Promise<string[]> => [
    ...new Set([
      head,
      ...(await commitsOf(options, refs.map(({ commit }) => commit).slice(0, TIPS), signal)).filter(
        (one) => one !== null,
      ),
    ]),
  ];
  return {
    origin: options.origin,
    head,
    listFiles: async (signal) => listingOf(await files(signal)),
    async readFile(path, maxBytes, signal) {
      const blob = (await files(signal)).files.get(path);
      return blob ? textOf(await bytesOf(options, blob, maxBytes, signal)) : null;
    },
    readFiles: async (paths, maxBytes, signal) => textsOf(options, await files(signal), paths, maxBytes, signal),
    commits: async (max, signal) => log([`--max-count=${max}`], await tips(signal), signal),
    branches: async () => refs.filter(({ name }) => name.startsWith('refs/heads/')),
    refs: async () => [...refs],
    async at(name, signal) {
      const named = NAMES(name).flatMap((full) => refs.find((ref) => ref.name === full)?.commit ?? []);
      const wanted = named[0] ?? (/^[0-9a-f]{7,40}$/.test(name) ? name : null);
      const [commit = null] = wanted === null ? [] : await commitsOf(options, [wanted], signal);
      return commit === null ? null : gitReader({ ...options, head: commit });
    },
    another: options.another,
    async conflictsOf(commit, signal) {
      const [found] = await log(['--max-count=1'], [hash(commit)], signal);
      return conflictsOf(git, gitDir, found?.parents ?? [], signal);
    },
    everyFile: async (signal) => historyOf(git, gitDir, await tips(signal), signal),
    async firstCommitWith(path, signal) {
      const found = await log(['--diff-filter=A', '--reverse', '--', path], [head], signal);
      return found[0] ?? null;
    },
    async databaseSchema(path, signal) {
      const blob = (await files(signal)).files.get(path);
      if (!blob || blob.bytes > DATABASE_BYTES) return null;
      return schemaOfDatabase(await bytesOf(options, blob, DATABASE_BYTES, signal), signal);
    },
    publicRefs: options.publicRefs,
    pipelineRuns: async (signal) => (options.runsFor === null ? null : options.runsFor(head, signal)),
  };
}

/** Only what we printed ourselves goes back in as an argument. */
function hash(text: string): string {
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  throw new RepositoryFault('unreadable', 'That is no name of a commit.');
}

/** @returns at most `most` bytes: git is ended once they are there */
async function bytesOf(
  { git, gitDir }: ReaderOptions,
  { object }: Blob,
  most: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const { stdout } = await printed(git, { args: ['cat-file', 'blob', object], gitDir, maxBytes: most }, signal);
  return stdout;
}

async function textsOf(
  { git, gitDir }: ReaderOptions,
  tree: Tree,
  paths: readonly string[],
  maxBytes: number,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  let total = 0;
  const chosen = paths.flatMap((path) => {
    const blob = tree.files.get(path);
    if (!blob || blob.bytes > maxBytes || total + blob.bytes > TEXT_BYTES) return [];
    total += blob.bytes;
    return [{ path, blob }];
  });
  if (chosen.length === 0) return new Map();
  const stdin = chosen.map(({ blob }) => `${blob.object}\n`).join('');
  const call = { args: ['cat-file', '--batch'], gitDir, stdin, maxBytes: 2 * TEXT_BYTES };
  const { stdout } = await printed(git, call, signal);
  const texts = new Map<string, string>();
  let at = 0;
  for (const { path } of chosen) {
    const end = stdout.indexOf('\n', at);
    const [, size] = /^[0-9a-f]{40} blob (\d+)$/.exec(stdout.toString('latin1', at, end)) ?? [];
    if (size === undefined) throw new RepositoryFault('unreadable', 'A file of the newest commit is missing.');
    const text = textOf(stdout.subarray(end + 1, end + 1 + Number(size)));
    if (text !== null) texts.set(path, text);
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}
