/** Reads the commits of an author out of a repository on this machine, by its objects: nothing of its configuration runs. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { RepositoryFault } from '../ports/repository.ts';
import { gitWith, printed, type Git } from '../repository/git.ts';
import { findGit, type GitProgram } from '../repository/program.ts';
import { borrowed } from '../repository/working-copy.ts';
import type { FoundContribution } from './host-answer.ts';

export interface LocalRepository {
  /** The same for the same folder on the same machine; no path can be read out of it. */
  source: string;
  /** The folder's name. */
  label: string;
  commits: FoundContribution[];
  /** The ends of its branches: give them the next time. */
  heads: string[];
}

export interface LocalOptions {
  folder: string;
  /** Addresses of the learner, in any case. */
  authors: readonly string[];
  /** First day that counts. */
  since: string;
  /** Last one: a commit may carry any date. */
  until: string;
  /** Ends of branches that were read before, for the same authors: what they lead to is not read again. */
  known: (source: string) => readonly string[];
  program?: GitProgram;
}

const FORMAT = '--format=tformat:%H%x00%ae%x00%aI%x00';
const LOG_BYTES = 64 * 1024 * 1024;
const LOG_MS = 120_000;
const MOST_HEADS = 500;
const DAY_MS = 86_400_000;

/**
 * Commits without merges, on every branch, each once; the day is the author's own.
 *
 * @throws RepositoryFault where there is no repository, no commit in it, or it cannot be read
 */
export async function localCommits(options: LocalOptions, signal: AbortSignal): Promise<LocalRepository> {
  const git = gitWith(options.program ?? (await findGit()));
  const { bare, commonDir, refs, head } = await borrowed(git, options.folder, signal);
  try {
    const source = `local:${createHash('sha256').update(commonDir).digest('hex').slice(0, 16)}`;
    const heads = [...new Set([head, ...refs.map(({ commit }) => commit)])].slice(0, MOST_HEADS);
    const read = { gitDir: bare.gitDir, heads, known: options.known(source), since: options.since };
    const stdout = await logOf(git, read, signal);
    const label =
      path.basename(commonDir) === '.git' ? path.basename(path.dirname(commonDir)) : path.basename(commonDir);
    return { source, label: label.slice(0, 200) || 'repository', commits: byAuthors(stdout, options), heads };
  } finally {
    await bare.remove();
  }
}

async function logOf(
  git: Git,
  { gitDir, heads, known, since }: { gitDir: string; heads: string[]; known: readonly string[]; since: string },
  signal: AbortSignal,
): Promise<string> {
  // A day of room: git asks by the committer's clock, we count by the author's day.
  const from = new Date(Date.parse(`${since}T00:00:00Z`) - DAY_MS).toISOString();
  const args = [
    ...['log', '--ignore-missing', '--stdin', '--no-merges', '--no-color', '--no-notes', '--no-mailmap'],
    ...[`--since-as-filter=${from}`, FORMAT],
  ];
  const stdin = [...heads, ...known.filter((hash) => /^[0-9a-f]{40}$/.test(hash)).map((hash) => `^${hash}`)].join('\n');
  const call = { args, gitDir, stdin: `${stdin}\n`, maxBytes: LOG_BYTES, timeMs: LOG_MS };
  const { stdout, truncated } = await printed(git, call, signal);
  if (truncated) throw new RepositoryFault('too-large', 'The repository has more commits than can be read at once.');
  return stdout.toString('utf8');
}

function byAuthors(text: string, { authors, since, until }: LocalOptions): FoundContribution[] {
  const own = new Set(authors.map((address) => address.toLowerCase()));
  const fields = text.split('\0');
  const commits: FoundContribution[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [id, address, date] = [fields[at]?.trim() ?? '', fields[at + 1] ?? '', fields[at + 2] ?? ''];
    const day = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(date)?.[0] ?? '';
    if (own.has(address.toLowerCase()) && day >= since && day <= until && !Number.isNaN(Date.parse(date)))
      commits.push({ id, kind: 'commit', day });
  }
  return commits;
}

/**
 * The address that git puts into commits here. It is the learner's own configuration that is asked, in the learner's own
 * name, and `git config` runs nothing of it.
 *
 * @param environment of the learner: it may name another place for the configuration
 * @returns null where none is set
 */
export async function ownAddress(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  program?: GitProgram,
): Promise<string | null> {
  const { file } = program ?? (await findGit());
  const env = {
    PATH: path.dirname(file),
    HOME: environment['HOME'] ?? homedir(),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    ...configOf(environment),
  };
  const asked = promisify(execFile)(file, ['config', '--get', 'user.email'], { cwd: folder, env, timeout: 5_000 });
  const address = await asked.then(({ stdout }) => stdout.trim()).catch(() => '');
  return address.length >= 3 && address.length <= 254 ? address : null;
}

/** Where the learner keeps it elsewhere. */
function configOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const names = ['GIT_CONFIG_GLOBAL', 'XDG_CONFIG_HOME'];
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
