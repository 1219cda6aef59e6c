/** The work bench of one challenge: what runs in the page, what is on its way to the judge, and what came out last. */
import { apiOf } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { ChallengeDetail, Submission } from '@waymark/contract';
import { ApiError, type Client } from '@waymark/contract/client';
import { addWaiting, sendOne, waitingOn, type Waiting } from './submit-queue.ts';

/** A solution between the learner and the judge. */
export type OnItsWay =
  | { kind: 'sending' }
  /** It stays on this machine until the network, or the judge, takes it. */
  | { kind: 'waiting'; why: 'network' | 'busy' }
  /** The server has it. */
  | { kind: 'queued' };

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
  onItsWay = $state.raw<OnItsWay | null>(null);
  outcome = $state.raw<Outcome<Run>>({ kind: 'none' });
  readonly #shell: Shell;
  readonly #programme: string;
  readonly #challenge: Pick<ChallengeDetail, 'slug' | 'title'>;
  readonly #api: Client = apiOf((...input) => fetch(...input));
  #run = new AbortController();
  #handIn = new AbortController();

  constructor(shell: Shell, programme: string, challenge: Pick<ChallengeDetail, 'slug' | 'title'>) {
    [this.#shell, this.#programme, this.#challenge] = [shell, programme, challenge];
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
    const one = { programme: this.#programme, challenge, title, language, code, key: crypto.randomUUID() };
    addWaiting(localStorage, one);
    this.stop();
    await this.#send(one);
  }

  /** Goes on with what an earlier visit or a lost network left: on this machine, or in the server's queue. */
  async resume(submissions: readonly Submission[]): Promise<void> {
    if (this.onItsWay !== null) return;
    const { slug } = this.#challenge;
    const left = waitingOn(localStorage).find((one) => one.challenge === slug && one.programme === this.#programme);
    const queued = submissions.find(({ status }) => status === 'queued');
    if (left !== undefined) await this.#send(left);
    else if (queued !== undefined) await this.#follow(queued, this.#nextHandIn());
  }

  #nextHandIn(): AbortSignal {
    this.#handIn.abort();
    return (this.#handIn = new AbortController()).signal;
  }

  async #send(one: Waiting): Promise<void> {
    const signal = this.#nextHandIn();
    // What waits goes on waiting in sight, until it is known to have arrived.
    this.onItsWay ??= { kind: 'sending' };
    while (!signal.aborted) {
      const sent = await sendOne(this.#api, localStorage, one);
      if (signal.aborted) return;
      if (sent.kind === 'sent') {
        this.#shell.online = true;
        return this.#follow(sent.submission, signal);
      }
      if (sent.kind === 'refused') return this.#broke(sent.message);
      this.onItsWay = { kind: 'waiting', why: sent.kind === 'away' ? 'network' : 'busy' };
      if (sent.kind === 'away') this.#shell.online = false;
      await rest(AGAIN_MS, signal);
    }
  }

  /** Until there is a verdict. A network that goes away in between is waited for. */
  async #follow(submission: Submission, signal: AbortSignal): Promise<void> {
    this.onItsWay = { kind: 'queued' };
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
      this.onItsWay = null;
      this.outcome = { kind: 'judged', submission };
    }
  }

  #broke(message: string): void {
    this.onItsWay = null;
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
