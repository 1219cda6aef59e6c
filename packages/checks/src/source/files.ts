/** Which files of a repository are the learner's own work. */
import type { RepositoryFile, RepositoryReader } from '../ports/repository.ts';

/** Folders that tools fill. */
export const MADE_BY_TOOLS =
  /(^|\/)(node_modules|bower_components|vendor|\.?venv|env\/lib|__pycache__|\.pytest_cache|dist|build|target|\.next|\.svelte-kit|coverage|\.git)\//;

const SOURCE =
  /\.(js|mjs|cjs|ts|mts|cts|jsx|tsx|svelte|vue|py|rb|php|java|kt|kts|scala|go|rs|cs|fs|ex|exs|c|h|cpp|hpp|swift|dart|lua|pl|sql|sh|clj|hs)$/i;
/** Written by a tool although it looks like source. */
const GENERATED = /\.(min\.js|bundle\.js|d\.ts)$|(^|\/)(package-lock|pnpm-lock)/;

/** @returns the files at the newest commit that no tool fills */
export async function ownFiles(repository: RepositoryReader, signal: AbortSignal): Promise<RepositoryFile[]> {
  const { files } = await repository.listFiles(signal);
  return files.filter(({ path }) => !MADE_BY_TOOLS.test(path));
}

export function isSource(path: string): boolean {
  return SOURCE.test(path) && !GENERATED.test(path);
}

const TEST = /(^|\/)(tests?|spec|__tests__)\/|\.(test|spec)\.\w+$|(^|\/)test_[\w-]+\.py$/;

export function isTest(path: string): boolean {
  return TEST.test(path);
}

/** @returns the file's folder with a slash at its end; empty for the root */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** @returns a few paths in one line */
export function someOf(paths: readonly string[], most = 3): string {
  const shown = paths.slice(0, most).join(', ');
  return paths.length > most ? `${shown} and ${paths.length - most} more` : shown;
}
