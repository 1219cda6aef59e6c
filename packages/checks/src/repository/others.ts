/** Repositories that are opened because the first one names them: fetched under the same rules, and let go of with it. */
import { RepositoryFault, type RepositoryReader } from '../ports/repository.ts';
import type { Bare, OpenRepository } from './bare.ts';

export type OpenAnother = (address: string, signal: AbortSignal) => Promise<OpenRepository>;

export interface Others {
  another: (address: string, signal: AbortSignal) => Promise<RepositoryReader>;
  remove: () => Promise<void>;
}

/** @returns a repository that is let go of together with those it led to */
export function opened(reader: RepositoryReader, besides: Others, bare: Bare): OpenRepository {
  return {
    reader,
    async remove() {
      await besides.remove();
      await bare.remove();
    },
  };
}

/** One is what a check can need; a file of the learner's must not make us fetch without end. */
const MOST = 1;

/** @param open fetches one; its reader must not open further ones */
export function others(open: OpenAnother): Others {
  const opened: Promise<OpenRepository>[] = [];
  return {
    async another(address, signal) {
      if (opened.length >= MOST)
        throw new RepositoryFault('refused-address', 'A run reads one repository besides the project’s own.');
      const one = open(address, signal);
      opened.push(one);
      return (await one).reader;
    },
    async remove() {
      for (const one of await Promise.allSettled(opened)) if (one.status === 'fulfilled') await one.value.remove();
    },
  };
}
