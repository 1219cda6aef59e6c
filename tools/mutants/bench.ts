/** What all trials share: a folder to work in, and the repository that a deployed answer is built from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RepositoryReader } from '@waymark/checks';
import { workingCopy } from '@waymark/checks/repository';
import { makeRepository } from '../../packages/checks/src/repository/suite/make-repository.ts';

export interface Bench {
  folder: string;
  repository: RepositoryReader;
  /** Where git finds it: an answer that asks git which commit it runs hears of this one. */
  gitDir: string;
  /** 16 random bytes as hex, for the checks; always the same where it is left out. */
  seed?: string;
  remove(): Promise<void>;
}

export async function openBench(seed?: string): Promise<Bench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-mutants-'));
  const made = await makeRepository((make) =>
    make.commit('main', 'The application', { 'README.md': 'An application\n' }),
  );
  const { reader, remove } = await workingCopy({ folder: made.folder }, AbortSignal.timeout(60_000));
  return {
    folder,
    repository: reader,
    gitDir: made.gitDir,
    ...(seed !== undefined && { seed }),
    async remove() {
      await remove();
      await made.remove();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
