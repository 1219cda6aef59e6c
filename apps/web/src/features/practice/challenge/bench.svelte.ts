/** The work bench of one challenge: what runs in the page, what is on its way to the judge, and what came out last. */
import { apiOf } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { Heard, Waiting } from '#web/offline/queue.ts';
import { hasFields } from '#web/shelf.ts';
import { sentence } from '#web/shell.svelte.ts';
import type { ChallengeDetail, Submission } from '@waymark/contract';
import { ApiError, type Client } from '@waymark/contract/client';
import { handIn, slotOf, waitingOf, type Solution } from './solutions.ts';

/** A solution between the learner and the judge. */
export type OnItsWay =
  | { kind: 'sending' }
  /** It stays on this machine until the network, or the judge, takes it. */
  | { kind: 'waiting'; why: 'network' | 'busy' }
  /** The server has it. */
  | { kind: 'queued' };

/** The same as the bench knows it: which write of the outbox waits. */
type Underway = Exclude<OnItsWay, { kind: 'waiting' }> | { kind: 'waiting'; key: string };

/** `run` is whatever the page itself makes of the code: a verdict on examples, or the results of statements. */
export type Outcome<Run> =
  | { kind: 'none' }
  | { kind: 'ran'; run: Run; ms: number; code: string }
  | { kind: 'judged'; submission: Submission }
  /** Neither: what happened, and what to do. */
  | { kind: 'broke'; message: string };

/** One look at a submission waits at most so long at the server. */
const WAIT_MS = 10_000;
/** Between two tries of a judge or a network that is away. */
const AGAIN_MS = 5_000;
/** Looks before the page stops to ask; the submission stays in the history. */
const LOOKS = 30;

export class Bench<Run> {
  running = $state(false);
  #state = $state.raw<Underway | null>(null);
  outcome = $state.raw<Outcome<Run>>({ kind: 'none' });
  readonly #shell: Shell;
  readonly #programme: string;
  readonly #challenge: Pick<ChallengeDetail, 'slug' | 'title'>;
  readonly #api: Client = apiOf((...input) => fetch(...input));
  /** The newest submission when the last one was handed in. */
  #newest: string | null = null;
  #run = new AbortController();
  #handIn = new AbortController();

  constructor(shell: Shell, programme: string, challenge: Pick<ChallengeDetail, 'slug' | 'title'>) {
    [this.#shell, this.#programme, this.#challenge] = [shell, programme, challenge];
  }

  get onItsWay(): OnItsWay | null {
    if (this.#state?.kind !== 'waiting') return this.#state;
    return { kind: 'waiting', why: this.#shell.outbox.busy.has(this.#state.key) ? 'busy' : 'network' };
  }

  /** Call it when the page goes away. */
  close(): void {
    this.#run.abort();
    this.#handIn.abort();
  }

  /**
   * Runs the code in the page.
   *
   * @param work rejects with what to tell the learner
   */
  async run(code: string, work: (signal: AbortSignal) => Promise<Run>): Promise<void> {
    this.#run.abort();
    const { signal } = (this.#run = new AbortController());
    this.running = true;
    const started = performance.now();
    try {
      const run = await work(signal);
      if (!signal.aborted) this.outcome = { kind: 'ran', run, ms: performance.now() - started, code };
    } catch (error) {
      if (!signal.aborted)
        this.outcome = { kind: 'broke', message: error instanceof Error ? error.message : String(error) };
    }
    if (!signal.aborted) this.running = false;
  }

  stop(): void {
    this.#run.abort();
    this.running = false;
  }

  /** Hands a solution in: put down on this machine first, then sent. */
  async submit(language: Submission['language'], code: string): Promise<void> {
    const { slug: challenge, title } = this.#challenge;
    const one: Solution = { programme: this.#programme, challenge, title, language, code };
    const key = crypto.randomUUID();
    this.stop();
    const signal = this.#nextHandIn();
    // What waits goes on waiting in sight, until it is known to have arrived.
    if (this.#state?.kind !== 'waiting') this.#state = { kind: 'sending' };
    const listener = (heard: Heard): void => void this.#heard(heard, signal);
    if (!(await this.#shell.outbox.addAndSend(await waitingOf(one, key, false), listener)))
      return this.#sendAlone(one, key, signal);
    const { kind } = this.#state ?? { kind: null };
    if (!signal.aborted && (kind === 'sending' || kind === 'waiting')) this.#state = { kind: 'waiting', key };
  }

  /** Goes on with what an earlier visit or a lost network left: on this machine, or in the server's queue. */
  async resume(submissions: readonly Submission[], waiting: readonly Waiting[]): Promise<void> {
    if (this.#state !== null) return;
    this.#newest = submissions[0]?.id ?? null;
    const slot = slotOf({ programme: this.#programme, challenge: this.#challenge.slug });
    const left = waiting.findLast((write) => write.slot === slot);
    const queued = submissions.find(({ status }) => status === 'queued');
    if (left === undefined && queued === undefined) return;
    const signal = this.#nextHandIn();
    if (left === undefined) return queued && this.#follow(queued, signal);
    this.#state = { kind: 'waiting', key: left.key };
    const stop = this.#shell.outbox.hear(left.key, (heard) => void this.#heard(heard, signal));
    signal.addEventListener('abort', stop, { once: true });
    await this.#shell.outbox.send();
  }

  #nextHandIn(): AbortSignal {
    this.#handIn.abort();
    return (this.#handIn = new AbortController()).signal;
  }

  async #heard(heard: Heard, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (heard.kind === 'refused') return this.#broke(heard.refusal.message);
    if (heard.kind === 'delivered' && hasFields(heard.body, { id: 'string' })) {
      this.#shell.online = true;
      return this.#follow(heard.body as Submission, signal);
    }
    // Sent by another window, or taken back by the learner: the newest one tells which.
    const at = '/api/programmes/{programme}/practice/challenges/{challenge}';
    const params = { programme: this.#programme, challenge: this.#challenge.slug };
    const detail = await this.#api.call('GET', at, { params, signal }).catch(() => null);
    const newest = detail?.submissions[0];
    if (signal.aborted) return;
    if (newest && newest.id !== this.#newest) return this.#follow(newest, signal);
    this.#state = null;
  }

  /** Where the browser keeps nothing there is no line to wait in. */
  async #sendAlone(one: Solution, key: string, signal: AbortSignal): Promise<void> {
    const saved = await this.#shell.save((api) => handIn(api, one, key), { quiet: true });
    if (signal.aborted) return;
    if (saved.ok) await this.#follow(saved.value, signal);
    else this.#broke(sentence(saved.error));
  }

  /** Until there is a verdict. A network that goes away in between is waited for. */
  async #follow(submission: Submission, signal: AbortSignal): Promise<void> {
    this.#state = { kind: 'queued' };
    this.#newest = submission.id;
    const at = '/api/programmes/{programme}/practice/submissions/{submission}';
    const params = { programme: this.#programme, submission: submission.id };
    for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
      try {
        const now = await this.#api.call('GET', at, { params, query: { wait: WAIT_MS }, signal });
        if (now.status !== 'queued') return await this.#judged(now);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiError) return this.#broke(error.body.message);
        await rest(AGAIN_MS, signal);
      }
    }
    if (!signal.aborted)
      this.#broke('The judge takes longer than usual. Your solution is with it; its verdict will be in the history.');
  }

  async #judged(submission: Submission): Promise<void> {
    // Its signals and its history first, so that everything that shows changes at once.
    await this.#shell.reload();
    if (submission.verdict === null) {
      this.#broke('A newer solution of yours took its place, so this one was not judged.');
    } else {
      this.#state = null;
      this.outcome = { kind: 'judged', submission };
    }
  }

  #broke(message: string): void {
    this.#state = null;
    this.outcome = { kind: 'broke', message };
  }
}

/** Until the time is over, the browser says that the network is back, or nobody waits any more. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const over = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const done = (): void => resolve(undefined);
  over.addEventListener('abort', done, { once: true });
  addEventListener('online', done, { once: true, signal: over });
  if (over.aborted) done();
  return promise;
}
