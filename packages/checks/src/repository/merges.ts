/** Makes a merge again without a work tree, to see whether its sides contradicted each other. */
import type { Git } from './git.ts';

const MERGE_MS = 10_000;
/** `merge-tree` says 1 for a merge with conflicts, more where it could not be made at all. */
const CONFLICTS = 1;

/**
 * Merge drivers that .gitattributes name do not run: the configuration that would define them is ours.
 * @returns the paths in conflict; null where the merge cannot be made again
 */
export async function conflictsOf(
  git: Git,
  gitDir: string,
  parents: readonly string[],
  signal: AbortSignal,
): Promise<string[] | null> {
  const [ours, theirs, ...more] = parents;
  if (ours === undefined || theirs === undefined || more.length > 0) return null;
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
  const { stdout, code, truncated } = await git({ args, gitDir, timeMs: MERGE_MS, maxBytes: 1024 * 1024 }, signal);
  if (truncated || code === null || code > CONFLICTS) return null;
  const [, ...paths] = stdout.toString('utf8').split('\0');
  return code === 0 ? [] : paths.filter((path) => path !== '');
}
