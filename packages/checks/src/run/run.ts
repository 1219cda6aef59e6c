/** Runs a check with all it builds on and makes the record. */
import type { Check } from '../check/model.ts';
import type { Lifecycle } from '../ports/lifecycle.ts';
import type { RepositoryReader } from '../ports/repository.ts';
import type { Transport, WireLimits } from '../ports/transport.ts';
import type { RunEvent, RunRecord } from '../record/model.ts';
import type { Terms } from '../terms/model.ts';

export interface RunOptions {
  check: Check;
  /** A stricter form of the check, e.g. `restart`. */
  variant?: string;
  terms: Terms;
  transport?: Transport;
  lifecycle?: Lifecycle;
  repository?: RepositoryReader;
  /** At least 16 random bytes as hex, fresh for every run: what nobody can foresee is what makes a forged answer fail. */
  seed: string;
  /** The moment the run starts. */
  now: Date;
  signal?: AbortSignal;
  /** Hears of the run while it goes on; an exception in it ends the run as an error. */
  tell?: (event: RunEvent) => void;
  limits?: Partial<RunLimits>;
}

export interface RunLimits {
  /** Milliseconds for the whole run, without the cleanup. */
  runMs: number;
  requests: number;
  wire: Partial<WireLimits>;
}
