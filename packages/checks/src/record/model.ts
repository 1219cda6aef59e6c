/** What is kept of a run, and what a page or terminal hears while it goes on. Plain data: capped, and without secrets. */
import type { Route } from '../ports/transport.ts';
import type { Terms } from '../terms/model.ts';

export type Status = 'pass' | 'fail' | 'error';

/** `skipped`: something it builds on did not pass. `not-asked`: the learner's terms or the chosen variant leave it out. */
export type StepStatus = Status | 'skipped' | 'not-asked';

/** Why a step failed, as data: nothing of it has to be parsed out of a sentence. */
export interface Failure {
  expected: string;
  actual: string;
  /** One piece of advice: what to change. */
  advice: string;
  /** The request as a line to paste; null where the failure is about no single request. Secrets stand as `$TOKEN`. */
  curl: string | null;
  /** Index into `RunRecord.exchanges`; null as above. */
  exchange: number | null;
}

export interface StepResult {
  check: string;
  id: string;
  /** What the learner reads. */
  title: string;
  level: 'must' | 'should';
  weight: number;
  status: StepStatus;
  /** Why it was skipped or not asked, or what went wrong on our side. */
  reason: string | null;
  failure: Failure | null;
  /** What the step found worth saying, e.g. a measured time. */
  notes: string[];
  ms: number;
  /** Indices into `RunRecord.exchanges`. */
  exchanges: number[];
}

export interface CheckResult {
  name: string;
  /** The stricter form that was asked for, e.g. `restart`. */
  variant: string | null;
  version: number;
  title: string;
  status: Status;
  /** Weights of the steps that passed, and of all that were asked. */
  score: { earned: number; possible: number };
  /** Passed although a `should` step did not: good enough, move on. */
  goodEnough: boolean;
  /** The variant proves itself alone, not the plain form. */
  alone?: true;
  /** What a step measured, for rules that ask for a least value. */
  value?: number;
  steps: StepResult[];
}

export interface StoredMessage {
  headers: [name: string, value: string][];
  /** Text, capped; `null` without a body. */
  body: string | null;
  /** Bytes of the whole body. */
  bytes: number;
  truncated: boolean;
}

export interface StoredExchange {
  /** Milliseconds after the start of the run. */
  at: number;
  method: string;
  /** Path and query. */
  target: string;
  request: StoredMessage;
  /** null: no whole response came, `fault` says why. */
  response: (StoredMessage & { status: number; firstByteMs: number; totalMs: number }) | null;
  fault: { code: string; message: string } | null;
}

/** A whole run: what the ledger keeps and a receipt signs. */
export interface RunRecord {
  version: 1;
  /** The check that was asked for; `checks` lists it last, after those it builds on. */
  check: string;
  variant: string | null;
  status: Status;
  /** One sentence: what happened and what to do. */
  summary: string;
  route: Route | null;
  base: string | null;
  /** The repository and commit that were read. */
  repository: { origin: string; head: string } | null;
  terms: Terms;
  /** Repeats the random values of the run: secret until the run is over. */
  seed: string;
  /** ISO 8601. */
  startedAt: string;
  ms: number;
  checks: CheckResult[];
  exchanges: StoredExchange[];
  /** Exchanges whose headers and bodies did not fit into the record any more. */
  exchangesCut: number;
  cleanup: { what: string; done: boolean }[];
}

export type RunEvent =
  | { type: 'run-started'; check: string; variant: string | null; steps: number }
  | { type: 'step-started'; check: string; id: string; title: string; index: number }
  | { type: 'exchange'; check: string; id: string; exchange: StoredExchange }
  | { type: 'step-finished'; index: number; result: StepResult }
  | { type: 'cleanup'; what: string; done: boolean }
  | { type: 'run-finished'; status: Status; summary: string };
