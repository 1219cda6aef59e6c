/**
 * Brings queued submissions to the judge.
 *
 * The queue is the table: a submission is leased for as long as it is looked after here, so that a crash or a stop loses
 * none, and several servers can share one database. In between, the judge's pool keeps turns fair between learners and
 * drops what a newer submission replaces. Why there is no job library: docs/adr/0007.
 */
import { AppError } from '@waymark/contract';
import { createPool, ExecutorFault, type Pool, type Verdict } from '@waymark/judge';
import type { Instant } from '@waymark/learning';
import { submissions, type StoredSubmission } from '@waymark/store';
import type { Bus } from '../../platform/events/bus.ts';
import type { JudgePort, LoadJudge } from '../../worker/port.ts';
import type { PracticeChallenge, PracticePack } from './pack.ts';
import { faultVerdict, settle, type SettleDeps } from './settle.ts';
import type { PracticeLanguage } from './views.ts';

export interface JudgingDeps extends SettleDeps {
  bus: Bus;
  clock: () => Instant;
  pack: () => Promise<PracticePack>;
  /** Without it submissions are taken in and wait. */
  load: LoadJudge | null;
  /** Judgements at the same time: as many as the executors have workers. */
  concurrency: number;
  log: (line: string) => void;
}

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
/** For submissions of other processes: a command line without the server, a replica that went away. */
const LOOK_MS = 2_000;
/** Leased at once; more wait in the table, where they cost nothing. */
const IN_HAND = 64;

/** Whatever fails there is made good by the lease that runs out. */
const noMatter = (): void => undefined;

export class Judging {
  readonly #deps: JudgingDeps;
  readonly #pool: Pool<Verdict>;
  readonly #inHand = new Set<string>();
  readonly #timers: NodeJS.Timeout[];
  readonly #stopListening: () => void;
  #judge: Promise<JudgePort> | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  #isOpen = true;

  /** Begins to look at once. */
  constructor(deps: JudgingDeps) {
    this.#deps = deps;
    this.#pool = createPool<Verdict>({ concurrency: deps.concurrency, queueLength: IN_HAND });
    this.#stopListening = deps.bus.listen(
      ({ feature }) => feature === 'practice' && this.wake(),
      () => undefined,
    );
    this.#timers = [
      setInterval(() => this.wake(), LOOK_MS),
      setInterval(() => void submissions.renew(deps.store.db, [...this.#inHand], leaseEnd()).catch(noMatter), RENEW_MS),
    ];
    for (const timer of this.#timers) timer.unref();
    this.wake();
  }

  /** The judge, loaded when it is first asked for. @throws AppError `unavailable` where there is none */
  port(): Promise<JudgePort> {
    if (this.#deps.load === null) throw new AppError('unavailable', 'This Waymark was started without a judge.');
    return (this.#judge ??= this.#deps.load());
  }

  /** Submissions of this server that wait or run. */
  get waiting(): number {
    return this.#inHand.size;
  }

  /** Looks for queued submissions now. */
  wake(): void {
    if (!this.#isOpen || this.#deps.load === null) return;
    this.#again = true;
    this.#looking ??= this.#lookWhileAsked().finally(() => (this.#looking = undefined));
  }

  /** Gives back what is not judged, and ends the judge's processes. */
  async close(): Promise<void> {
    this.#isOpen = false;
    this.#stopListening();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#looking;
    const left = [...this.#inHand];
    await this.#pool.close();
    await submissions.release(this.#deps.store.db, left).catch(noMatter);
    await this.#judge?.then((loaded) => loaded.close()).catch(noMatter);
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#again && this.#isOpen) {
      this.#again = false;
      // A database that is busy or away for a moment is asked again at the next turn.
      await this.#look().catch(noMatter);
    }
  }

  async #look(): Promise<void> {
    const free = IN_HAND - this.#inHand.size;
    if (free === 0) return;
    // Real time, not the programme's clock: a lease is about processes.
    const now = new Date().toISOString();
    const taken = await this.#deps.store.transaction((db) => submissions.lease(db, now, leaseEnd(), free));
    for (const submission of taken) {
      this.#inHand.add(submission.id);
      void this.#attend(submission).finally(() => this.#inHand.delete(submission.id));
    }
  }

  async #attend(submission: StoredSubmission): Promise<void> {
    const { log, store, bus, clock } = this.#deps;
    try {
      const one = (await this.#deps.pack()).bySlug.get(submission.challenge) ?? null;
      const verdict = await this.#verdictOf(submission, one);
      // A pool that is full or closing has not looked at it: it goes back to the queue.
      if (verdict === 'refused') {
        await submissions.release(store.db, [submission.id]);
        return;
      }
      if (verdict === 'superseded') return;
      const event = await settle(this.#deps, submission, one, verdict, clock());
      if (event !== null) bus.publish(event);
    } catch (error) {
      if (this.#isOpen) log(`practice: ${submission.id} was not judged: ${messageOf(error)}`);
    }
  }

  async #verdictOf(
    submission: StoredSubmission,
    one: PracticeChallenge | null,
  ): Promise<Verdict | 'refused' | 'superseded'> {
    if (one === null) return faultVerdict(submission, 'the challenge is no longer part of the pack.');
    const { programmeId: learner, challenge } = submission;
    const work = (signal: AbortSignal): Promise<Verdict> => this.#run(submission, one, signal);
    const outcome = await this.#pool.submit({ learner, challenge, work });
    if (outcome.kind === 'done') return outcome.value;
    if (outcome.kind !== 'fault') return outcome.kind;
    this.#deps.log(`practice: the judge failed on ${submission.id}: ${outcome.message}`);
    return faultVerdict(submission, `${outcome.message}.`);
  }

  async #run({ code, seed, language }: StoredSubmission, one: PracticeChallenge, signal: AbortSignal) {
    const loaded = await this.port().catch((error: unknown) => {
      this.#judge = undefined;
      throw new ExecutorFault(`the judge could not be loaded: ${messageOf(error)}`);
    });
    return loaded.judge({ challenge: one, language: language as PracticeLanguage, code, seed, signal });
  }
}

function leaseEnd(): Instant {
  return new Date(Date.now() + LEASE_MS).toISOString();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
