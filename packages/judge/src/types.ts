/** The judge's vocabulary: what goes to an executor, the facts that come back, and the verdict the trusted side makes of them. */

export type Language = 'python' | 'javascript';

/** Data that crosses the border: JSON, with the values JSON lacks as tagged objects (`{ $: 'nan' }`; plain.ts lists every tag). */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** One thing to do with the learner's code. No expected value, seed or other case travels with it. */
export type Call =
  /** `argument` reads back the argument at that index after the call, for work in place, instead of the return value. */
  | { kind: 'function'; name: string; args: Plain[]; observe?: Observation; argument?: number }
  /**
   * Builds an object and calls its methods in order; every return value comes back.
   * A step that raises is the value `{ $: 'raised', type, message }`, and the script goes on: a guard can be probed mid-way.
   */
  | {
      kind: 'script';
      className: string;
      args: Plain[];
      /** `spoil`: a list that comes back is emptied once it has been read, as its new owner may do. */
      steps: { method: string; args: Plain[]; spoil?: boolean }[];
      observe?: Observation;
    }
  | { kind: 'program'; stdin: string };

/**
 * What is counted while the call runs, where cost is the point. The names in `counts`:
 * `comparisons` (of elements that came in with the arguments); `comparisons`, `swaps` and `writes` (of the lists that came in);
 * `visits` (reads of an attribute that lead from one object of the learner's own classes to another).
 * Counts are taken beside the learner's code, in its process: they tell a wrong way from a right one, they do not stop
 * somebody who works around the counter. Outputs, compared outside, are what cannot be forged.
 */
export type Observation = 'comparisons' | 'comparisons-and-swaps' | 'node-visits';

export interface Limits {
  /** Milliseconds of processor time for one call. */
  cpuMs: number;
  /** Milliseconds on the clock for one call. */
  wallMs: number;
  memoryBytes: number;
  /** Bytes of standard output and error, and of the encoded return value. */
  outputBytes: number;
}

export interface RunRequest {
  language: Language;
  code: string;
  calls: Call[];
  limits: Limits;
}

export type CallStatus =
  | 'returned'
  | 'raised'
  | 'time-limit'
  | 'memory-limit'
  | 'output-limit'
  /** The process ended under the call: exit, signal, abort. */
  | 'crashed'
  /** The returned value is not plain data (a generator, a lie about itself, a cycle). */
  | 'not-plain'
  /** Not tried because the code did not load, or an earlier call used up the run. */
  | 'not-run';

export interface CallFacts {
  status: CallStatus;
  /** For `returned`; a script returns the list of its steps' values. */
  value: Plain;
  stdout: string;
  /** For `raised` and `crashed`: type, message and the learner's own lines. */
  error: { type: string; message: string; line: number | null } | null;
  /** What was observed; empty where nothing was asked. */
  counts: Record<string, number>;
  cpuMs: number;
  wallMs: number;
}

export interface RunFacts {
  /** Which executor ran it, e.g. `sandbox-python`. */
  executor: string;
  /** True only where the code could reach neither files, network, processes nor other runs. */
  sandboxed: boolean;
  /** e.g. `Python 3.11.2`. */
  runtime: string;
  /** Processor time of the whole run, as the supervisor measured it. */
  cpuMs?: number;
  /** The code did not even load (syntax error, exception at import): every call is `not-run`. */
  loadError: { type: string; message: string; line: number | null } | null;
  calls: CallFacts[];
}

export type Availability =
  { available: true; runtime: string; sandboxed: boolean } | { available: false; reason: string };

/**
 * Runs a learner's program and reports facts, never a verdict.
 * A fault of its own (not of the program) is thrown as `ExecutorFault`, so that it can be tried again and costs no attempt.
 */
export interface Executor {
  readonly id: string;
  readonly languages: readonly Language[];
  probe(): Promise<Availability>;
  run(request: RunRequest, signal: AbortSignal): Promise<RunFacts>;
  close(): Promise<void>;
}

export type VerdictStatus = 'pass' | 'fail' | 'error';

export interface CaseVerdict {
  name: string;
  status: VerdictStatus;
  /** The call as the learner would write it, e.g. `two_sum([2, 7], 9)`. */
  call: string;
  expected: string;
  actual: string;
  stdout: string;
  /** One piece of advice, where a known mistake explains this. */
  advice: string | null;
}

/** Verdict v1: what every page, terminal and ledger entry shows. */
export interface Verdict {
  version: 1;
  status: VerdictStatus;
  /** Slug of the challenge or of the SQL exercise. */
  challenge: string;
  language: Language | 'sql';
  executor: string;
  sandboxed: boolean;
  runtime: string;
  passed: number;
  total: number;
  cases: CaseVerdict[];
  /** The shortest failing case, shown first; null on a pass. Small inputs are looked for, see verdict/shorten.ts. */
  firstFailure: CaseVerdict | null;
  /** One sentence: what happened and what to do. */
  summary: string;
  /** Seed of the random cases: the trusted side can repeat the run. */
  seed: number;
}
