/** Commits, as git prints them between NULs: no text of a learner's can look like a separator. */
import type { RepositoryCommit } from '../ports/repository.ts';
import { printed, type Git } from './git.ts';

const FIELDS = ['%H', '%P', '%an', '%ae', '%aI', '%cI', '%s'];
const FORMAT = `--format=tformat:${FIELDS.map((field) => `${field}%x00`).join('')}`;
const LOG_BYTES = 8 * 1024 * 1024;
const CHARACTERS = 300;

/** @param which arguments of `git log` that choose the commits; hashes to start from go in by stdin */
export async function logOf(
  git: Git,
  gitDir: string,
  which: { args: string[]; from: readonly string[] },
  signal: AbortSignal,
): Promise<RepositoryCommit[]> {
  const args = ['log', '--stdin', '--no-color', '--no-notes', '--no-mailmap', '--encoding=UTF-8', FORMAT];
  const call = { args: [...args, ...which.args], gitDir, stdin: `${which.from.join('\n')}\n`, maxBytes: LOG_BYTES };
  const { stdout } = await printed(git, call, signal);
  const fields = stdout.toString('utf8').split('\0');
  const commits: RepositoryCommit[] = [];
  for (let at = 0; at + FIELDS.length < fields.length; at += FIELDS.length)
    commits.push(commitOf(fields.slice(at, at + FIELDS.length)));
  return commits;
}

function commitOf(fields: string[]): RepositoryCommit {
  const [hash = '', parents = '', name = '', email = '', authoredAt = '', committedAt = '', subject = ''] = fields;
  return {
    hash: hash.trim(),
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: short(name), email: short(email) },
    authoredAt: moment(authoredAt),
    committedAt: moment(committedAt),
    subject: short(subject),
  };
}

function short(text: string): string {
  return text.slice(0, CHARACTERS).toWellFormed();
}

/** A commit may carry any number as its date; git prints what it can. */
function moment(text: string): string {
  return Number.isNaN(Date.parse(text)) ? '' : text;
}
