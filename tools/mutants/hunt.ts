/** Tries many mutants, several at a time, each lane with a process of its own. */
import { ANSWERS, type Candidate, type ModelAnswer } from './answers.ts';
import { openBench, type Bench } from './bench.ts';
import type { OpenHost } from './host-lines.ts';
import { hostProcess, type HostProcess } from './host-process.ts';
import { tryOut, type Outcome } from './trial.ts';

export interface Tried {
  mutant: Candidate;
  outcome: Outcome;
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
 * @throws where a model answer itself does not pass: its mutants would tell nothing
 */
export async function hunt(mutants: readonly Candidate[], { lanes, seed, onTried }: HuntOptions): Promise<Tried[]> {
  const bench = await openBench(seed);
  const tried: Tried[] = [];
  let next = 0;
  let done = 0;
  const lane = async (isFirst: boolean): Promise<void> => {
    const hosts = hostsIn(bench.folder);
    try {
      if (isFirst) await assertPasses(hosts.of, bench, mutants);
      for (let at = next++; at < mutants.length; at = next++) {
        const mutant = mutants[at] as Candidate;
        const { answer, asked } = mutant;
        const outcome = await tryOut(hosts.of(answer), bench, { answer, mutant, asked });
        tried[at] = { mutant, outcome };
        done += 1;
        onTried?.(done);
      }
    } finally {
      await hosts.end();
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
  await bench.remove();
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return tried;
}

type HostOf = (answer: ModelAnswer) => HostProcess;

/** One process for each kind of host: opened when it is first needed. */
function hostsIn(folder: string): { of: HostOf; end(): Promise<void> } {
  const hosts = new Map<OpenHost, HostProcess>();
  return {
    of({ open }) {
      const host = hosts.get(open) ?? hostProcess(folder, open);
      hosts.set(open, host);
      return host;
    },
    async end() {
      await Promise.all([...hosts.values()].map((host) => host.renew()));
    },
  };
}

async function assertPasses(hostOf: HostOf, bench: Bench, mutants: readonly Candidate[]): Promise<void> {
  for (const answer of ANSWERS) {
    const asked = [...new Set(mutants.flatMap((one) => (one.answer === answer ? one.asked : [])))];
    if (asked.length === 0) continue;
    const { end, step } = await tryOut(hostOf(answer), bench, { answer, mutant: null, asked });
    if (end !== 'survived')
      throw new Error(`The model answer in ${answer.folder} itself does not pass: ${end} ${step ?? ''}`);
  }
}
