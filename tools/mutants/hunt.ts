/** Tries many mutants, several at a time, each lane with a process of its own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostProcess } from './host-process.ts';
import { mutantsOf, type ServerMutant } from './make.ts';
import { SUBJECTS } from './subjects.ts';
import { tryOut, type Outcome } from './trial.ts';

const EXAMPLE = path.resolve(import.meta.dirname, '../../examples/express');

export interface Tried {
  mutant: ServerMutant;
  outcome: Outcome;
}

/** @returns every mutant of the model answer, file by file */
export async function allMutants(): Promise<ServerMutant[]> {
  const files = await Promise.all(
    Object.keys(SUBJECTS).map(async (file) => mutantsOf(file, await readFile(path.join(EXAMPLE, file), 'utf8'))),
  );
  return files.flat();
}

export interface HuntOptions {
  /** Mutants that are tried at the same time. */
  lanes: number;
  /** 16 random bytes as hex, for the checks; always the same where it is left out. */
  seed?: string;
  /** Hears how many are done. */
  onTried?: (done: number) => void;
}

/**
 * @returns what became of each, in the order of the list
 * @throws where the model answer itself does not pass: its mutants would tell nothing
 */
export async function hunt(mutants: readonly ServerMutant[], { lanes, seed, onTried }: HuntOptions): Promise<Tried[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-mutants-'));
  const tried: Tried[] = [];
  let next = 0;
  let done = 0;
  const lane = async (isFirst: boolean): Promise<void> => {
    const host = hostProcess(folder);
    try {
      if (isFirst) await assertPasses(host, folder, mutants, seed);
      for (let at = next++; at < mutants.length; at = next++) {
        const mutant = mutants[at] as ServerMutant;
        const outcome = await tryOut(host, folder, { mutant, asked: SUBJECTS[mutant.file] ?? [] }, seed);
        tried[at] = { mutant, outcome };
        done += 1;
        onTried?.(done);
      }
    } finally {
      await host.renew();
    }
  };
  const ends = await Promise.allSettled(
    Array.from({ length: lanes }, (_, index) =>
      lane(index === 0).catch((error: unknown) => {
        // The others end after what they are at.
        next = mutants.length;
        throw error;
      }),
    ),
  );
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return tried;
}

async function assertPasses(
  host: ReturnType<typeof hostProcess>,
  folder: string,
  mutants: readonly ServerMutant[],
  seed: string | undefined,
): Promise<void> {
  const asked = [...new Set(mutants.flatMap(({ file }) => SUBJECTS[file] ?? []))];
  const { end, step } = await tryOut(host, folder, { mutant: null, asked }, seed);
  if (end !== 'survived') throw new Error(`The model answer itself does not pass: ${end} ${step ?? ''}`);
}
