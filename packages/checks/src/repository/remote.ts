/** Asks a host for a repository's refs as anybody may: nobody is signed in, and nothing is followed elsewhere. */
import { RepositoryFault, type RepositoryRef } from '../ports/repository.ts';
import { guardedAddress, type AddressRules, type GuardedAddress } from './address.ts';
import { gitWith, type Git, type GitCall, type GitResult } from './git.ts';
import { findGit, type GitProgram } from './program.ts';
import { refLines } from './refs.ts';

export interface RemoteOptions extends AddressRules {
  program?: GitProgram;
}

export interface Remote {
  git: Git;
  address: GuardedAddress;
  refs: RepositoryRef[];
  /** The branch that a visitor sees first; null where the host does not say. */
  mainBranch: string | null;
  /** Its commit; null where the repository is empty. */
  head: string | null;
}

const LIST_MS = 20_000;
/** About 100,000 refs. */
const LIST_BYTES = 8 * 1024 * 1024;

/** @throws RepositoryFault where the address may not be asked or nobody can see the repository */
export async function listRemoteRefs(
  address: string,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<RepositoryRef[]> {
  return (await askRemote(address, options, signal)).refs;
}

export async function askRemote(address: string, options: RemoteOptions, signal: AbortSignal): Promise<Remote> {
  const git = gitWith(options.program ?? (await findGit()));
  const first = await guardedAddress(address, options, signal);
  try {
    return await ask(git, first, signal);
  } catch (error) {
    // GitLab sends an address without `.git` to the one with it; nothing else is followed.
    const isElsewhere = error instanceof RepositoryFault && error.code === 'redirected' && !first.url.endsWith('.git');
    if (!isElsewhere) throw error;
    const second = { ...first, url: `${first.url.replace(/\/+$/, '')}.git` };
    return await ask(git, second, signal).catch(() => {
      throw error;
    });
  }
}

async function ask(git: Git, address: GuardedAddress, signal: AbortSignal): Promise<Remote> {
  const args = ['ls-remote', '--symref', '--quiet', '--', address.url];
  const { stdout } = await overWire(git, address, { args, folder: '/', timeMs: LIST_MS, maxBytes: LIST_BYTES }, signal);
  const text = stdout.toString('utf8');
  const all = refLines(text, '\t');
  // `refs/tags/v1^{}` is the commit that the tag v1 stands for.
  const leads = new Map(all.flatMap(({ name, commit }) => (name.endsWith('^{}') ? [[name.slice(0, -3), commit]] : [])));
  return {
    git,
    address,
    refs: all.flatMap(({ name, commit }) =>
      name.endsWith('^{}') ? [] : [{ name, commit: leads.get(name) ?? commit }],
    ),
    mainBranch: /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(text)?.[1] ?? null,
    head: /^([0-9a-f]{40})\tHEAD$/m.exec(text)?.[1] ?? null,
  };
}

/** @throws RepositoryFault with the meaning of what git said */
export async function overWire(
  git: Git,
  { protocol, pin }: GuardedAddress,
  call: GitCall,
  signal: AbortSignal,
): Promise<GitResult> {
  const result = await git({ ...call, protocol, settings: [pin, ...(call.settings ?? [])] }, signal);
  if (result.truncated) throw new RepositoryFault('too-large', 'The repository has far too many branches and tags.');
  if (result.code === 0) return result;
  throw meaningOf(result.stderr);
}

const MEANINGS: [said: RegExp, ...Parameters<typeof fault>][] = [
  [
    /could not read Username|Authentication failed|error: 40[13]|not found|error: 404/i,
    'not-public',
    'Nobody who is not signed in can see a repository at this address.',
  ],
  [/error: 30\d|redirect/i, 'redirected', 'The address sends its visitors elsewhere.'],
  [/Could not resolve host/i, 'unknown-host', 'There is no host of this name.'],
  [/SSL|certificate/i, 'tls', 'The certificate of the host does not hold.'],
  [
    /not valid: is this a git repository|invalid server response|bad line length|expected flush|dumb http/i,
    'not-public',
    'What stands at this address is not a git repository.',
  ],
  [/over limit|out of memory/i, 'too-large', 'The repository holds something far too large.'],
];

/** Git speaks English here (LC_ALL=C); what it says is not repeated: it may hold what a stranger's server sent. */
function meaningOf(said: string): RepositoryFault {
  const known = MEANINGS.find(([pattern]) => pattern.test(said));
  if (known) return fault(known[1], known[2]);
  return fault('unreachable', 'The host of the repository could not be reached, or broke off.');
}

function fault(code: ConstructorParameters<typeof RepositoryFault>[0], message: string): RepositoryFault {
  return new RepositoryFault(code, message);
}
