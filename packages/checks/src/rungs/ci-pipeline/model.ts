/** What the pipelines of different hosts have in common. */

export interface Pipeline {
  file: string;
  host: 'github' | 'gitlab' | 'circleci';
  name: string;
  onPush: boolean;
  onPullRequest: boolean;
  /** Names of pipelines after which this one runs. */
  afterPipelines: string[];
  jobs: Job[];
}

export interface Job {
  name: string;
  steps: Work[];
  /** Jobs that have to succeed first. */
  needs: string[];
  /** Why a failure of the whole job counts for nothing; null where it counts. */
  ignored: string | null;
  /** Runs only on some branches, or not for pull requests. */
  isLimited: boolean;
  /** Where it runs after another pipeline: only if that one succeeded. */
  isAfterSuccess: boolean;
  images: string[];
}

export interface Work {
  /** As the file names it, or the first line of what it does. */
  name: string;
  lines: string[];
  /** An action of somebody else's, e.g. `actions/checkout@v4`. */
  action: string | null;
  /** What the action is given. */
  inputs: Record<string, unknown>;
  ignored: string | null;
  folder: string;
}

/** @returns values as a list of texts, whatever YAML made of them */
export function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return Array.isArray(value) ? value.flatMap(texts) : [];
}

/** @returns the lines of a script, those that end in a backslash joined with the next */
export function linesOf(value: unknown): string[] {
  return texts(value)
    .join('\n')
    .replace(/\\\r?\n\s*/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
