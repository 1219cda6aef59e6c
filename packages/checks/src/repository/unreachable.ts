/** A repository that could not be had, as a reader: the check then says why, with advice, in a record like any other. */
import { RepositoryFault, type RepositoryReader } from '../ports/repository.ts';
import type { OpenRepository } from './bare.ts';

export const NO_COMMIT = '0'.repeat(40);

export function unreachable(origin: string, fault: RepositoryFault): RepositoryReader {
  const fail = (): Promise<never> => Promise.reject(fault);
  return {
    origin,
    head: NO_COMMIT,
    listFiles: fail,
    readFile: fail,
    readFiles: fail,
    commits: fail,
    branches: fail,
    refs: fail,
    at: fail,
    another: fail,
    conflictsOf: fail,
    everyFile: fail,
    firstCommitWith: fail,
    databaseSchema: fail,
    publicRefs: fail,
    pipelineRuns: fail,
  };
}

/**
 * @param origin shown in the record; without credentials
 * @returns what `open` opened, or a reader that meets its fault at every question
 */
export async function openOrTell(origin: string, open: () => Promise<OpenRepository>): Promise<OpenRepository> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof RepositoryFault)) throw error;
    return { reader: unreachable(shown(origin), error), remove: () => Promise.resolve() };
  }
}

/** An address may carry a password, which is nobody's business. */
function shown(origin: string): string {
  return origin.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1').slice(0, 200);
}
