/** Who may be asked now: a host by one request at a time with a pause between two, a few hosts at once. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface TurnOptions {
  /** Milliseconds between the end of a request to a host and the next one. */
  pauseMs?: number;
  /** Requests at the same time, to different hosts. */
  atOnce?: number;
}

interface Host {
  /** Settles when everybody who came before is through. */
  tail: Promise<null>;
  waiting: number;
  /** Of `performance.now()`. */
  readyAt: number;
  restUntil: number;
}

const PAUSE_MS = 2_000;
const AT_ONCE = 4;
/** Hosts to remember; those that nobody waits for are forgotten first. */
const MOST_HOSTS = 1_000;
/** Longer is no rest but a mistake of theirs. */
const LONGEST_REST_MS = 7 * 86_400_000;

export class Turns {
  readonly #hosts = new Map<string, Host>();
  readonly #pauseMs: number;
  readonly #queue: (() => void)[] = [];
  #free: number;

  constructor({ pauseMs = PAUSE_MS, atOnce = AT_ONCE }: TurnOptions = {}) {
    this.#pauseMs = pauseMs;
    this.#free = atOnce;
  }

  /**
   * Makes one request when it is its turn.
   *
   * @param host as it stands in an address, without the port: however many servers it has, it is one machine to us
   * @param isWanted asked when the turn has come; where it says no, nothing is asked
   * @returns null where it was not made: not wanted any more, or the host asked for a rest
   */
  async take<T>(host: string, work: () => Promise<T>, isWanted: () => boolean, signal: AbortSignal): Promise<T | null> {
    const state = this.#stateOf(host);
    const before = state.tail;
    const { promise, resolve: leave } = Promise.withResolvers<null>();
    state.tail = promise;
    state.waiting += 1;
    try {
      await before;
      if (signal.aborted || !isWanted()) return null;
      const pause = state.readyAt - performance.now();
      if (pause > 0 && !(await isOver(pause, signal))) return null;
      if (!isWanted() || state.restUntil > performance.now()) return null;
      return await this.#among(async () => {
        try {
          return isWanted() ? await work() : null;
        } finally {
          state.readyAt = performance.now() + this.#pauseMs;
        }
      });
    } finally {
      state.waiting -= 1;
      leave(null);
    }
  }

  /** Leaves a host alone for so many milliseconds. */
  rest(host: string, ms: number): void {
    const state = this.#stateOf(host);
    state.restUntil = Math.max(state.restUntil, performance.now() + Math.min(ms, LONGEST_REST_MS));
  }

  /** One of the few that are at work at the same time. */
  async #among<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #stateOf(host: string): Host {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    if (this.#hosts.size >= MOST_HOSTS) this.#forget();
    const made = { tail: Promise.resolve(null), waiting: 0, readyAt: 0, restUntil: 0 };
    this.#hosts.set(host, made);
    return made;
  }

  #forget(): void {
    const now = performance.now();
    for (const [host, { waiting, readyAt, restUntil }] of this.#hosts)
      if (waiting === 0 && readyAt < now && restUntil < now) this.#hosts.delete(host);
  }
}

/** @returns whether the time is over; false where it was stopped */
function isOver(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal }).catch(() => false);
}
