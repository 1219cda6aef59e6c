/** What the shape of a history says. Pure: commits in, findings out. */
import type { RepositoryCommit } from '../../ports/repository.ts';

export interface History {
  /** Newest first. */
  commits: readonly RepositoryCommit[];
  byHash: ReadonlyMap<string, RepositoryCommit>;
}

export function historyOf(commits: readonly RepositoryCommit[]): History {
  return { commits, byHash: new Map(commits.map((commit) => [commit.hash, commit])) };
}

/** Merges that brought something: the second side has a commit that the first had not. */
export function trueMerges(history: History): RepositoryCommit[] {
  return history.commits.filter(({ parents }) => {
    const [first, ...others] = parents;
    if (first === undefined || others.length === 0) return false;
    const had = reachable(history, first);
    return others.some((other) => !had.has(other));
  });
}

export function isMerge({ parents }: RepositoryCommit): boolean {
  return parents.length > 1;
}

function reachable({ byHash }: History, from: string): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(byHash.get(next)?.parents ?? []));
  }
  return seen;
}

/** How hosts sign the merge of a pull request: GitHub, Bitbucket, GitLab. */
const MERGED = [
  /^Merge pull request (#\d+)\b/,
  /^Merged in \S+ \(pull request (#\d+)\)/,
  /^Merge branch '[^']+' into '[^']+'$/,
];
/** A pull request whose commits the host made one of. */
const SQUASHED = /\((#\d+)\)$/;

/** @returns how the commit says that it merged a pull request; null where it does not */
export function pullRequestIn(commit: RepositoryCommit): string | null {
  for (const pattern of isMerge(commit) ? MERGED : [SQUASHED]) {
    const match = pattern.exec(commit.subject);
    if (match) return match[1] ?? commit.subject;
  }
  return null;
}

const SAYS_NOTHING =
  /^(update[ds]?|up|fix(e[ds])?|wip|changes?|stuff|work|test(ing|s)?|commit|save|asdf\w*|qwe\w*|foo|bar|a+|x+|\.+|-+|\d+|(my |the )?(first|second|third|last|new|final|another) commit|add(ed)?( files?)?( via upload)?|update \S+|minor( changes?)?|misc|done|final|ok|.{0,3})[.!]*$/i;

/** @returns whether somebody who reads only this line learns what changed */
export function saysSomething({ subject }: RepositoryCommit): boolean {
  const text = subject.trim();
  return !SAYS_NOTHING.test(text) && /\p{L}{2,}/u.test(text) && text.length >= 6;
}
