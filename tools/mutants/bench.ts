/** What all trials share: a folder to work in, and the repositories that checks read. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RepositoryReader } from '@waymark/checks';
import { workingCopy } from '@waymark/checks/repository';
import { makeRepository, type Maker } from '../../packages/checks/src/repository/suite/make-repository.ts';

/** Makes what stands in a repository. */
type Committed = (make: Maker) => void;

export interface Repository {
  reader: RepositoryReader;
  /** Where git finds it: an answer that asks git which commit it runs hears of this one. */
  gitDir: string;
}

export interface Bench {
  folder: string;
  /** @returns the same repository whenever the same is asked for; left out: one with a README */
  repository(committed?: Committed): Promise<Repository>;
  /** 16 random bytes as hex, for the checks; always the same where it is left out. */
  seed?: string;
  remove(): Promise<void>;
}

const README: Committed = (make) => make.commit('main', 'The application', { 'README.md': 'An application\n' });

export async function openBench(seed?: string): Promise<Bench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-mutants-'));
  const opened = new Map<Committed, ReturnType<typeof openRepository>>();
  return {
    folder,
    repository(committed = README) {
      const repository = opened.get(committed) ?? openRepository(committed);
      opened.set(committed, repository);
      return repository;
    },
    ...(seed !== undefined && { seed }),
    async remove() {
      for (const repository of opened.values()) await (await repository).remove();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openRepository(committed: Committed): Promise<Repository & { remove(): Promise<void> }> {
  const made = await makeRepository(committed);
  const { reader, remove } = await workingCopy({ folder: made.folder }, AbortSignal.timeout(60_000));
  return {
    reader,
    gitDir: made.gitDir,
    async remove() {
      await remove();
      await made.remove();
    },
  };
}
