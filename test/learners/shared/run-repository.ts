/** Makes a stored learner's repository, runs its check against it, and removes it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PRESETS, RepositoryFault, runCheck, type Lifecycle, type RunRecord, type Transport } from '@waymark/checks';
import { ownProcess } from '@waymark/checks/lifecycle';
import { cloneRepository, openOrTell, workingCopy, type OpenRepository } from '@waymark/checks/repository';
import { checkNamed } from '@waymark/checks/rungs';
import { loopback } from '@waymark/checks/transport';
import { serveGit, type Before } from '../../../packages/checks/src/repository/suite/git-server.ts';
import {
  makeRepository,
  type MadeRepository,
  type Maker,
} from '../../../packages/checks/src/repository/suite/make-repository.ts';
import { freePort } from '../../../packages/checks/src/transport/suite/servers.ts';
import { focused } from './focused.ts';
import { HASTY } from './hasty.ts';
import type { Expected } from './read-expected.ts';

/** `repository.ts` of a stored learner. */
export interface LearnersRepository {
  default: (make: Maker) => void;
  /** It is asked over HTTP, and this answers first. */
  host?: Before;
  /** What stands at the host in its place, while it is read from the learner's disk. */
  published?: (make: Maker) => void;
  /** What the project names as its address, in place of the host's. */
  address?: string;
  /** Another repository of the learner's, by the address that this one's files give it. */
  besides?: Record<string, (make: Maker) => void>;
  /** What its server runs, a name that git knows; the newest commit where it is left out. */
  commit?: string;
  /** Removes what its server has left behind elsewhere; it is given the server's `DATA`. */
  clean?: (data: string) => Promise<void>;
}

/** For each of the things that are opened. */
const inTime = (): AbortSignal => AbortSignal.timeout(60_000);
const root = path.resolve(import.meta.dirname, '../../..');

export async function runRepository(folder: string, expected: Expected, seed: string): Promise<RunRecord> {
  const named = checkNamed(expected.check);
  if (named === null) throw new Error(`there is no check ${expected.check}`);
  const learners = (await import(pathToFileURL(path.join(folder, 'repository.ts')).href)) as LearnersRepository;
  const made = await makeRepository(learners.default);
  const program = expected.server ?? ownServer(folder);
  const server = program === null ? null : await startServer(program, made, learners.commit);
  const opened = await open(made, learners);
  try {
    return await runCheck({
      // Without a server only the part that reads the repository is of interest.
      check:
        server === null
          ? { ...named.check, needs: [], uses: ['repository'] }
          : expected.alone
            ? focused(named.check)
            : named.check,
      ...(named.variant !== null && { variant: named.variant }),
      terms: PRESETS[expected.terms],
      repository: opened.reader,
      ...(server && { transport: server.transport, lifecycle: server.lifecycle }),
      seed,
      now: new Date(),
      ...(expected.hostile && { limits: HASTY }),
    });
  } finally {
    await opened.remove();
    await server?.stop();
    await learners.clean?.(dataOf(made.folder));
    await made.remove();
  }
}

function ownServer(folder: string): string | null {
  const file = path.join(folder, 'server.ts');
  return existsSync(file) ? path.relative(root, file) : null;
}

function dataOf(folder: string): string {
  return path.join(folder, 'data');
}

async function open(made: MadeRepository, learners: LearnersRepository): Promise<OpenRepository> {
  const { host, address, published, besides = {} } = learners;
  if (published !== undefined) return openBesides(made, published);
  if (host === undefined && address === undefined) {
    const another = (asked: string): Promise<OpenRepository> => openNamed(besides, asked);
    return openOrTell('', () => workingCopy({ folder: made.folder, origin: 'here', another }, inTime()));
  }
  const server = await serveGit(made.gitDir, host && { before: host });
  const asked = address ?? server.address;
  const opened = await openOrTell('', () => cloneRepository({ address: asked, allow: [server.at] }, inTime()));
  await server.close();
  return opened;
}

/** @throws RepositoryFault where nobody can see one at this address */
async function openNamed(besides: Record<string, (make: Maker) => void>, address: string): Promise<OpenRepository> {
  const make = besides[address];
  if (make === undefined)
    throw new RepositoryFault('not-public', 'Nobody who has not signed in can see this repository.');
  const made = await makeRepository(make);
  const { reader, remove } = await workingCopy({ folder: made.folder, origin: address }, inTime());
  return {
    reader,
    async remove() {
      await remove();
      await made.remove();
    },
  };
}

/** From the disk; what others see is another repository. The host is let go of with it. */
async function openBesides(made: MadeRepository, published: (make: Maker) => void): Promise<OpenRepository> {
  const other = await makeRepository(published);
  const server = await serveGit(other.gitDir);
  const where = { folder: made.folder, origin: 'here', address: server.address, remote: { allow: [server.at] } };
  const { reader, remove } = await workingCopy(where, inTime());
  return {
    reader,
    async remove() {
      await remove();
      await server.close();
      await other.remove();
    },
  };
}

async function startServer(
  program: string,
  made: MadeRepository,
  commit = 'HEAD',
): Promise<{ transport: Transport; lifecycle: Lifecycle; stop: () => Promise<void> }> {
  const port = await freePort();
  const command = [process.execPath, path.join(root, program)] as const;
  const live = (await made.git('rev-parse', commit)).trim();
  const env = { DATA: dataOf(made.folder), COMMIT: live, PATH: process.env['PATH'] };
  const own = await ownProcess({ command, cwd: made.folder, port, env, graceMs: 1_000 }, inTime());
  const transport = loopback({ host: '127.0.0.1', port });
  return {
    transport,
    lifecycle: own,
    async stop() {
      await transport.close();
      await own.stop();
    },
  };
}
