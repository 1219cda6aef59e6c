/** Names of commits. */
import type { RepositoryRef } from '../ports/repository.ts';
import { printed, type Git } from './git.ts';

/** @returns refs from lines of a hash, a separator and a name */
export function refLines(text: string, separator: string): RepositoryRef[] {
  return text.split('\n').flatMap((line) => {
    const [commit = '', name = ''] = line.split(separator);
    return /^[0-9a-f]{40}$/.test(commit) && name.startsWith('refs/') ? [{ name, commit }] : [];
  });
}

/**
 * @param hashes hex digits only
 * @returns the commit that each leads to (a tag leads to one); null where it is not here or is something else
 */
export async function commitsOf(
  { git, gitDir }: { git: Git; gitDir: string },
  hashes: readonly string[],
  signal: AbortSignal,
): Promise<(string | null)[]> {
  if (hashes.length === 0) return [];
  const stdin = hashes.map((one) => `${one}^{commit}\n`).join('');
  const { stdout } = await printed(git, { args: ['cat-file', '--batch-check'], gitDir, stdin }, signal);
  const lines = stdout.toString('utf8').split('\n');
  return hashes.map((_, index) => /^([0-9a-f]{40}) commit /.exec(lines[index] ?? '')?.[1] ?? null);
}

/** @returns the refs with each tag standing for its commit; what leads to no commit that is here stays as it is */
export async function resolved(
  where: { git: Git; gitDir: string },
  refs: readonly RepositoryRef[],
  signal: AbortSignal,
): Promise<RepositoryRef[]> {
  const commits = await commitsOf(
    where,
    refs.map(({ commit }) => commit),
    signal,
  );
  return refs.map(({ name, commit }, index) => ({ name, commit: commits[index] ?? commit }));
}
