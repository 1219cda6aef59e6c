/** What the dates of a history say, and where they cannot be true. Pure: nothing here accuses anybody. */
import type { RepositoryCommit } from '../../ports/repository.ts';
import { isMerge, type History } from './graph.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Git made its first commit of itself on that day. */
const GIT_BEGAN = Date.parse('2005-04-07T00:00:00Z');
const MANY = 5;
const BURST_MS = 10 * MINUTE;

/** @returns the days on which its author wrote, by their own clock */
export function daysOf({ commits }: History): string[] {
  return [...new Set(commits.map((commit) => commit.authoredAt.slice(0, 10)).filter((day) => day !== ''))].sort();
}

/** @returns the most commits that were recorded within ten minutes */
export function largestBurst({ commits }: History): number {
  const times = timesOf(
    commits.filter((commit) => !isMerge(commit)),
    'committedAt',
  );
  let most = 0;
  let start = 0;
  for (const [end, time] of times.entries()) {
    while (time - (times[start] ?? time) > BURST_MS) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}

function timesOf(commits: readonly RepositoryCommit[], which: 'authoredAt' | 'committedAt'): number[] {
  return commits
    .map((commit) => Date.parse(commit[which]))
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b);
}

/** @param now milliseconds @returns one sentence for each kind of date that does not fit; empty: all fit */
export function oddDates(history: History, now: number): string[] {
  const { commits } = history;
  const found: (string | null)[] = [
    one(commits, (commit) => commit.authoredAt === '' || commit.committedAt === '', 'a date that cannot be read'),
    one(
      commits,
      ({ authoredAt, committedAt }) => Math.max(at(authoredAt), at(committedAt)) > now + DAY,
      'a date in the future',
    ),
    one(
      commits,
      ({ authoredAt, committedAt }) => Math.min(at(authoredAt), at(committedAt)) < GIT_BEGAN,
      'a date from before there was git (April 2005)',
    ),
    one(
      commits,
      (commit) => isBeforeItsParent(commit, history),
      'recorded more than a day before the commit that it builds on',
    ),
    writtenThenRecordedAtOnce(commits),
  ];
  return found.filter((sentence) => sentence !== null);
}

/** What cannot be read is said once, and compares as neither. */
function at(moment: string): number {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? GIT_BEGAN : time;
}

function one(
  commits: readonly RepositoryCommit[],
  is: (commit: RepositoryCommit) => boolean,
  what: string,
): string | null {
  const found = commits.filter(is);
  const first = found[0];
  if (first === undefined) return null;
  return `${what}: ${first.hash.slice(0, 7)}${found.length > 1 ? ` and ${found.length - 1} more` : ''}`;
}

function isBeforeItsParent({ parents, committedAt }: RepositoryCommit, { byHash }: History): boolean {
  return parents.some((parent) => at(committedAt) < at(byHash.get(parent)?.committedAt ?? '') - DAY);
}

/** A rebase records everything anew at once; so does whoever writes dates by hand. */
function writtenThenRecordedAtOnce(commits: readonly RepositoryCommit[]): string | null {
  const own = commits.filter((commit) => !isMerge(commit));
  const recorded = timesOf(own, 'committedAt');
  const written = timesOf(own, 'authoredAt');
  if (own.length < MANY || spanOf(recorded) > BURST_MS || spanOf(written) < DAY) return null;
  return 'the commits say that they were written on different days, and all were recorded within ten minutes (a rebase does that too)';
}

function spanOf(times: number[]): number {
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
}

/** Files that a tool writes, and the month when the first such tool could. */
export const FIRST_POSSIBLE: [path: string, month: string, tool: string][] = [
  ['package.json', '2010-01', 'npm'],
  ['package-lock.json', '2017-05', 'npm 5'],
  ['pnpm-lock.yaml', '2017-06', 'pnpm'],
  ['pyproject.toml', '2016-05', 'the standard for it'],
  ['poetry.lock', '2018-02', 'Poetry'],
  ['uv.lock', '2024-02', 'uv'],
  ['bun.lock', '2024-12', 'Bun'],
  ['go.mod', '2018-08', 'Go 1.11'],
  ['compose.yaml', '2020-04', 'the standard for it'],
  ['Dockerfile', '2013-03', 'Docker'],
];

/** @returns the sentence, null where the date is possible */
export function tooEarly(path: string, month: string, tool: string, brought: RepositoryCommit | null): string | null {
  if (brought === null || brought.authoredAt === '' || brought.authoredAt.slice(0, 7) >= month) return null;
  return `${path} is dated ${brought.authoredAt.slice(0, 10)}, and ${tool} came in ${month}`;
}
