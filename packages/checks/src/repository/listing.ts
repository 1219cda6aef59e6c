/** The files of a commit, and of all commits. */
import type { RepositoryListing } from '../ports/repository.ts';
import { printed, type Git } from './git.ts';

export interface Blob {
  object: string;
  bytes: number;
}

export interface Tree {
  /** By path. A name that is not UTF-8 stands with U+FFFD in it. */
  files: Map<string, Blob>;
  truncated: boolean;
}

const FILES = 20_000;
const LIST_BYTES = 3 * 1024 * 1024;
const HISTORY_BYTES = 24 * 1024 * 1024;

/** A regular file; symbolic links (120000) and submodules (160000) lead elsewhere, and nobody follows them. */
const ENTRY = /^100\d{3} blob ([0-9a-f]{40}) +(\d+)\t(.+)$/s;

export async function treeOf(git: Git, gitDir: string, commit: string, signal: AbortSignal): Promise<Tree> {
  const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', commit];
  const { stdout, truncated } = await printed(git, { args, gitDir, maxBytes: LIST_BYTES }, signal);
  const lines = stdout.toString('utf8').split('\0');
  // What the cap cut in the middle is no entry.
  if (truncated) lines.pop();
  const files = new Map<string, Blob>();
  for (const line of lines.slice(0, FILES)) {
    const [, object, bytes, path] = ENTRY.exec(line) ?? [];
    if (object !== undefined && path !== undefined) files.set(path, { object, bytes: Number(bytes) });
  }
  return { files, truncated: truncated || lines.length > FILES + 1 };
}

export function listingOf(tree: Tree): RepositoryListing {
  return { files: Array.from(tree.files, ([path, { bytes }]) => ({ path, bytes })), truncated: tree.truncated };
}

/** @param commits where to start, as hashes */
export async function historyOf(
  git: Git,
  gitDir: string,
  commits: readonly string[],
  signal: AbortSignal,
): Promise<RepositoryListing> {
  const stdin = commits.join('\n');
  const args = ['rev-list', '--objects', '--stdin'];
  const walked = await printed(git, { args, gitDir, stdin, maxBytes: HISTORY_BYTES }, signal);
  const named = walked.stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => /^[0-9a-f]{40} ./.test(line));
  const format = '--batch-check=%(objecttype) %(objectsize) %(rest)';
  const sized = await printed(
    git,
    { args: ['cat-file', format], gitDir, stdin: `${named.join('\n')}\n`, maxBytes: HISTORY_BYTES },
    signal,
  );
  const files = sized.stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [, bytes, path] = /^blob (\d+) (.+)$/.exec(line) ?? [];
      return path === undefined ? [] : [{ path, bytes: Number(bytes) }];
    });
  return {
    files: files.toSorted((a, b) => b.bytes - a.bytes).slice(0, FILES),
    truncated: walked.truncated || sized.truncated || files.length > FILES,
  };
}
