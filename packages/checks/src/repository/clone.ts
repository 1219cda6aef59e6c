/**
 * The clone route: fetches a learner's repository into a bare repository of ours. Only https, only the address that was
 * checked, no redirects, no submodules, no hooks, no names or passwords; bounded in time and in bytes on the disk.
 */
import { RepositoryFault, type RepositoryReader, type RepositoryRef } from '../ports/repository.ts';
import { makeBare, type Bare, type OpenRepository } from './bare.ts';
import { folderBytes } from './folder-size.ts';
import { opened, others, type Others, type OpenAnother } from './others.ts';
import { gitReader, type ReaderOptions } from './reader.ts';
import { commitsOf } from './refs.ts';
import { askRemote, overWire, type Remote, type RemoteOptions } from './remote.ts';

export interface CloneOptions extends RemoteOptions {
  /** The repository as the learner wrote it. */
  address: string;
  /** Folder to make the temporary one in; the system's where it is left out. */
  folder?: string;
  limits?: Partial<CloneLimits>;
  /** Opens a repository that this one names; by the clone route and the same rules where it is left out. */
  another?: OpenAnother;
  runsFor?: ReaderOptions['runsFor'];
}

export interface CloneLimits {
  /** Bytes on the disk while it is fetched. */
  bytes: number;
  /** Milliseconds. */
  timeMs: number;
  branches: number;
}

const LIMITS: CloneLimits = { bytes: 200 * 1024 * 1024, timeMs: 60_000, branches: 500 };

/** @throws RepositoryFault where it cannot be had; nothing is left behind then */
export async function cloneRepository(options: CloneOptions, signal: AbortSignal): Promise<OpenRepository> {
  const limits = { ...LIMITS, ...options.limits };
  const remote = await askRemote(options.address, options, signal);
  if (remote.head === null)
    throw new RepositoryFault('empty', 'At this address stands no repository, or one without a commit.');
  const bare = await makeBare(options.folder);
  const besides = others(options.another ?? ((address, asked) => cloneRepository({ ...options, address }, asked)));
  try {
    await fetchInto(bare, remote, limits, signal);
    const reader = await readerOf(bare, remote, { ...options, another: besides.another }, signal);
    return opened(reader, besides, bare);
  } catch (error) {
    await bare.remove();
    throw error;
  }
}

async function fetchInto(bare: Bare, remote: Remote, limits: CloneLimits, signal: AbortSignal): Promise<void> {
  const { git, address } = remote;
  const args = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-gc',
    '--no-recurse-submodules',
    '--stdin',
  ];
  const watch = async (): Promise<string | null> =>
    (await folderBytes(bare.gitDir, limits.bytes)) > limits.bytes
      ? `The repository takes more than ${Math.round(limits.bytes / 1024 / 1024)} MB.`
      : null;
  const stdin = refspecs(remote, limits.branches).join('\n');
  const call = {
    args: [...args, '--', address.url],
    gitDir: bare.gitDir,
    stdin: `${stdin}\n`,
    timeMs: limits.timeMs,
    watch,
  };
  await overWire(git, address, call, signal);
  // Small and quick can still be too much: the last look.
  const late = await watch();
  if (late !== null) throw new RepositoryFault('too-large', late);
}

/** The branches only: a pull request of somebody else's may bring what is not the learner's. */
function refspecs({ refs, mainBranch }: Remote, most: number): string[] {
  const heads = refs.map(({ name }) => name).filter((name) => /^refs\/heads\/[^\s:^~?*[\\]+$/.test(name));
  const first = mainBranch !== null && heads.includes(mainBranch) ? [mainBranch] : [];
  return [...new Set([...first, ...heads])].slice(0, most).map((name) => `+${name}:${name}`);
}

async function readerOf(
  bare: Bare,
  remote: Remote,
  options: Pick<CloneOptions, 'runsFor'> & Pick<Others, 'another'>,
  signal: AbortSignal,
): Promise<RepositoryReader> {
  const where = { git: remote.git, gitDir: bare.gitDir };
  const [head = null] = await commitsOf(where, [remote.head ?? ''], signal);
  if (head === null) throw new RepositoryFault('unreadable', 'The newest commit is on no branch of the repository.');
  return gitReader({
    ...where,
    origin: remote.address.url,
    head,
    refs: remote.refs,
    another: options.another,
    // Listed a moment ago, by somebody who has not signed in.
    publicRefs: (): Promise<RepositoryRef[]> => Promise.resolve(remote.refs),
    runsFor: options.runsFor ?? null,
  });
}
