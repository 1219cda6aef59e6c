/** What goes to an SQL executor and the facts that come back: result sets as plain data, never a verdict. */
import type { Availability, Plain } from '../../types.ts';

export interface SqlLimits {
  /** Milliseconds on the clock for the learner's statements and the queries after them, each for itself. */
  wallMs: number;
  /** Bytes the database's process may grow by. */
  memoryBytes: number;
  /** Rows kept of one result; the rest is cut and `truncated` says so. */
  rows: number;
  /** Bytes of all results together, encoded. */
  outputBytes: number;
}

export interface SqlRequest {
  /** Trusted: the tables and rows of one data set. Runs first, as the learner's role, in the schema `exercise`. */
  setup: string;
  /** The learner's statements. */
  sql: string;
  /** Trusted: asked after the learner's statements, to see what they left behind; may be an EXPLAIN. */
  queries?: readonly string[];
  /** Also gives the plan (EXPLAIN, as JSON) of the learner's query, where it is a single statement. */
  explain?: boolean;
  limits: SqlLimits;
}

export interface SqlResult {
  columns: { name: string; type: string }[];
  /**
   * Rows as lists, since two columns may have one name. Integers and floats are numbers, booleans booleans, NULL is
   * null; everything else (numeric, dates, json ...) is the database's own text for it.
   */
  rows: Plain[][];
  /** Rows changed, where the statement changes rows. */
  affected: number;
  truncated: boolean;
}

export interface SqlError {
  /** SQLSTATE, e.g. `42P01`. */
  code: string;
  message: string;
  /** Line in the learner's statements, where the database names a place. */
  line: number | null;
}

export type SqlStatus = 'finished' | 'raised' | 'time-limit' | 'memory-limit' | 'output-limit' | 'crashed';

export interface SqlFacts {
  executor: string;
  sandboxed: boolean;
  /** e.g. `PostgreSQL 18.6 (PGlite)`. */
  runtime: string;
  status: SqlStatus;
  error: SqlError | null;
  /** One for each of the learner's statements; empty unless `finished`. */
  results: SqlResult[];
  /** One for each of `queries`; null for one that failed. */
  queries: (SqlResult | null)[];
  /** Null where it was not asked for, or there is none. */
  plan: Plain;
  /** Milliseconds of the learner's statements. */
  wallMs: number;
}

/** A fault of its own (the setup fails, the database does not start) is thrown as `ExecutorFault`. */
export interface SqlExecutor {
  readonly id: string;
  probe(): Promise<Availability>;
  run(request: SqlRequest, signal: AbortSignal): Promise<SqlFacts>;
  close(): Promise<void>;
}
