/** What the server asks of the judge. Whoever implements it may run learner code; nothing else in the server does. */
import type { Language, Verdict } from '@waymark/judge';
import type { PracticeChallenge } from '../features/practice/pack.ts';

export interface JudgeRequest {
  challenge: PracticeChallenge;
  language: Language | 'sql';
  code: string;
  seed: number;
  signal: AbortSignal;
}

/** One executor of this machine. */
export interface ExecutorState {
  id: string;
  languages: (Language | 'sql')[];
  available: boolean;
  sandboxed: boolean;
  runtime: string;
  /** Why it does not work here; empty where it does. */
  reason: string;
  chosen: boolean;
}

export interface JudgePort {
  /**
   * @returns the verdict, `error` where it could not be judged
   * Rejects with ExecutorFault where the executor itself fails (try again), and with the signal's reason.
   */
  judge(request: JudgeRequest): Promise<Verdict>;
  /** Probes every executor once and keeps the answer. */
  executors(): Promise<ExecutorState[]>;
  /** Ends the executors' processes. */
  close(): Promise<void>;
}

/** Loads the worker when it is first needed: a start without practice costs nothing. */
export type LoadJudge = () => Promise<JudgePort>;
