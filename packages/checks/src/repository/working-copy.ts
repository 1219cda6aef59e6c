/**
 * A learner's own working copy, next to the command line. Its objects are read through a bare repository of ours that
 * borrows them, so that nothing its configuration says (monitors, filters, merge drivers, helpers) can ever run.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RepositoryFault, type RepositoryRef } from '../ports/repository.ts';
import { makeBare, type Bare, type OpenRepository } from './bare.ts';
import { cloneRepository } from './clone.ts';
import { gitWith, printed, type Git } from './git.ts';
import { opened, others, type OpenAnother } from './others.ts';
import { findGit, type GitProgram } from './program.ts';
import { gitReader, type ReaderOptions } from './reader.ts';
import { refLines, resolved } from './refs.ts';
import { listRemoteRefs, type RemoteOptions } from './remote.ts';

export interface WorkingCopyOptions {
  /** The project's folder; git looks upwards for its repository. */
  folder: string;
  /** What the reader says as its origin; the address, or the folder's name, where it is left out: a path is nobody's business. */
  origin?: string;
  program?: GitProgram;
  /** https address at which anybody can see it, where there is one. */
  address?: string;
  remote?: RemoteOptions;
  /** Opens a repository that this one names; by the clone route where it is left out. */
  another?: OpenAnother;
  runsFor?: ReaderOptions['runsFor'];
}

const REFS = 20_000;
const SHALLOW_BYTES = 1024 * 1024;

/** @throws RepositoryFault where there is no repository, or no commit in it */
export async function workingCopy(options: WorkingCopyOptions, signal: AbortSignal): Promise<OpenRepository> {
  const program = options.program ?? (await findGit());
  const git = gitWith(program);
  const { bare, head, refs } = await borrowed(git, options.folder, signal);
  const besides = others(
    options.another ?? ((address, asked) => cloneRepository({ ...options.remote, program, address }, asked)),
  );
  try {
    const { address } = options;
    const reader = gitReader({
      git,
      gitDir: bare.gitDir,
      origin: options.origin ?? address ?? path.basename(options.folder),
      head,
      refs,
      another: besides.another,
      publicRefs: async (asked) => listRemoteRefs(needed(address), { program, ...options.remote }, asked),
      runsFor: options.runsFor ?? null,
    });
    return opened(reader, besides, bare);
  } catch (error) {
    await bare.remove();
    throw error;
  }
}

/** A bare repository that borrows the objects of the one in a folder. Remove it, whatever happens. */
export interface Borrowed {
  bare: Bare;
  /** The `.git` folder that is borrowed from. */
  commonDir: string;
  head: string;
  refs: RepositoryRef[];
}

/** @throws RepositoryFault where there is no repository, or no commit in it */
export async function borrowed(git: Git, folder: string, signal: AbortSignal): Promise<Borrowed> {
  const { commonDir, head } = await find(git, folder, signal);
  const named = await refsOf(git, folder, signal);
  const bare = await makeBare();
  try {
    await borrow(commonDir, bare.gitDir);
    return { bare, commonDir, head, refs: await resolved({ git, gitDir: bare.gitDir }, named, signal) };
  } catch (error) {
    await bare.remove();
    throw error;
  }
}

function needed(address: string | undefined): string {
  if (address !== undefined) return address;
  throw new RepositoryFault('no-address', 'The project names no address at which others can see the repository.');
}

/** Git says where its folders are; that reads the learner's configuration but runs nothing of it. */
async function find(git: Git, folder: string, signal: AbortSignal): Promise<{ commonDir: string; head: string }> {
  const ask = async (args: string[]): Promise<string | null> => {
    const { code, stdout } = await git(
      { args: ['rev-parse', ...args], folder, timeMs: 10_000, maxBytes: 16_384 },
      signal,
    );
    return code === 0 ? stdout.toString('utf8').replace(/\r?\n$/, '') : null;
  };
  const commonDir = await ask(['--path-format=absolute', '--git-common-dir']);
  if (commonDir === null)
    throw new RepositoryFault(
      'not-a-repository',
      `There is no git repository in the folder ${path.basename(folder)} or above it.`,
    );
  const head = await ask(['--verify', '--quiet', 'HEAD']);
  if (head === null) throw new RepositoryFault('empty', 'The repository has no commit yet.');
  if (!/^[0-9a-f]{40}$/.test(head))
    throw new RepositoryFault('unreadable', 'The repository does not name its commits by SHA-1.');
  return { commonDir, head };
}

async function refsOf(git: Git, folder: string, signal: AbortSignal): Promise<RepositoryRef[]> {
  const args = ['for-each-ref', `--count=${REFS}`, '--format=%(objectname) %(refname)'];
  const { stdout } = await printed(git, { args, folder }, signal);
  return refLines(stdout.toString('utf8'), ' ');
}

async function borrow(commonDir: string, gitDir: string): Promise<void> {
  const objects = path.join(commonDir, 'objects');
  // A line that starts with a quote or holds a line break would be read as something else.
  if (/[\n\r]/.test(objects))
    throw new RepositoryFault('unreadable', 'The path of the repository has a line break in it.');
  await writeFile(path.join(gitDir, 'objects', 'info', 'alternates'), `${objects}\n`);
  const shallow = await readFile(path.join(commonDir, 'shallow'), 'latin1').catch(() => null);
  // Where the history was cut off: without it git would miss the commits before.
  if (shallow !== null && shallow.length <= SHALLOW_BYTES && /^([0-9a-f]{40}\n)+$/.test(shallow))
    await writeFile(path.join(gitDir, 'shallow'), shallow);
}
