/** Sends the writes that wait, from one tab at a time, and tells all tabs what waits. */
import { QueueStore } from './queue-store.ts';
import {
  following,
  nextOf,
  outcomeOf,
  supersedes,
  tooOld,
  type Answer,
  type Call,
  type Heard,
  type NewWaiting,
  type Outcome,
  type Waiting,
} from './queue.ts';

const NAME = 'waymark-writes';
/** Until one that there was no room for is tried again, in ms. */
const AGAIN_MS = 5_000;

interface Told {
  /** Nothing answered, or a proxy did. */
  away: () => unknown;
  /** One has arrived: the draft that it saved is not needed any more. */
  arrived: (write: Waiting) => unknown;
  /** These have arrived; the page reads anew. */
  delivered: (writes: readonly Waiting[]) => unknown;
}

export class Outbox {
  /** Oldest first; what was refused stays among them until the learner settles it. */
  waiting = $state.raw<readonly Waiting[]>([]);
  /** The server asks who it is. */
  needsSignIn = $state(false);
  /** Keys of those that there is no room for just now. */
  busy = $state.raw<ReadonlySet<string>>(new Set());
  readonly #store = new QueueStore();
  readonly #listeners = new Map<string, (heard: Heard) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #told: Told;
  #channel: BroadcastChannel | null = null;

  constructor(told: Told) {
    this.#told = told;
  }

  /** Call it in the browser. @returns a function that stops it */
  open(): () => void {
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.onmessage = () => void this.#read();
    void this.#read().then(() => this.send());
    return () => {
      this.#channel?.close();
      clearTimeout(this.#timer);
    };
  }

  /** Those on their way, without the refused. */
  get pending(): readonly Waiting[] {
    return this.waiting.filter(({ refused }) => refused === null);
  }

  get refused(): readonly Waiting[] {
    return this.waiting.filter(({ refused }) => refused !== null);
  }

  has(slot: string): boolean {
    return this.pending.some((write) => write.slot === slot);
  }

  /** @returns whether it is kept: a browser may refuse to keep anything */
  async add(write: NewWaiting): Promise<boolean> {
    try {
      await this.#store.add(write);
      await this.#changed();
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Puts a write down and sends it in its turn; it does not show among those that wait unless it has to.
   *
   * @param listener hears what becomes of it, now or later, and nobody else does
   * @returns whether it is kept
   */
  async addAndSend(write: NewWaiting, listener: (heard: Heard) => void): Promise<boolean> {
    try {
      await this.#store.add(write);
    } catch {
      return false;
    }
    this.#listeners.set(write.key, listener);
    await this.#inTurn();
    return true;
  }

  /** Tells a page what becomes of a write, once. @returns a function that stops it */
  hear(key: string, listener: (heard: Heard) => void): () => void {
    this.#listeners.set(key, listener);
    return () => this.#listeners.delete(key);
  }

  /** Sends what waits, in order, until it is through or nothing answers. */
  async send(): Promise<void> {
    if (this.pending.length > 0) await this.#inTurn();
  }

  async #inTurn(): Promise<void> {
    // The next tab that wants to send waits for this one, then finds what it left.
    if ('locks' in navigator) await navigator.locks.request(NAME, () => this.#sendAll());
    else await this.#sendAll();
  }

  /** Takes a write away: the learner does not want it any more. */
  async discard(id: number): Promise<void> {
    await this.#store.remove(id);
    await this.#changed();
  }

  /** Takes the writes of a text away that is settled by other means. */
  async settled(slot: string, writer: string): Promise<void> {
    const mine = this.waiting.filter((write) => write.slot === slot && write.writer === writer);
    for (const { id } of mine) await this.#store.remove(id);
    if (mine.length > 0) await this.#changed();
  }

  /** Sends a refused one again: what was in its way may be gone. */
  async again(write: Waiting): Promise<void> {
    // The server has forgotten the key of one that is too old: the learner says that it is not there, so it is a new one.
    const anew = { key: crypto.randomUUID(), at: new Date().toISOString(), tried: false, first: null };
    await this.#store.put({ ...write, refused: null, ...(write.refused?.code === 'too-old' ? anew : {}) });
    await this.#changed();
    await this.send();
  }

  async #sendAll(): Promise<void> {
    const arrived: Waiting[] = [];
    const passed = new Map<number, string>();
    try {
      for (;;) {
        const write = nextOf(await this.#store.list(), new Set(passed.keys()));
        if (write === null) break;
        // Before it is sent: a crash on the way must not forget that it may have arrived.
        if (!write.tried && !(await this.#store.put({ ...write, tried: true }))) continue;
        const outcome = await sendOne(write);
        this.needsSignIn = outcome.kind === 'later' && outcome.signIn;
        if (outcome.kind === 'later' && outcome.busy) {
          passed.set(write.id, write.key);
          continue;
        }
        if (outcome.kind === 'later') {
          if (!outcome.signIn) this.#told.away();
          break;
        }
        if (await this.#settle(write, outcome)) arrived.push(write);
      }
    } finally {
      this.#tryAgain(new Set(passed.values()));
      await this.#changed();
      if (arrived.length > 0) await this.#told.delivered(arrived);
    }
  }

  #tryAgain(keys: ReadonlySet<string>): void {
    this.busy = keys;
    clearTimeout(this.#timer);
    if (keys.size > 0) this.#timer = setTimeout(() => void this.send(), AGAIN_MS);
  }

  /** @returns whether it has arrived and no page waited for its answer */
  async #settle(write: Waiting, outcome: Exclude<Outcome, { kind: 'later' }>): Promise<boolean> {
    const others = (await this.#store.list()).filter(({ id }) => id !== write.id);
    if (outcome.kind === 'refused') {
      const isHeld = others.some((later) => supersedes(later, write));
      // The page that waits for its answer says so itself.
      const isHeard = this.#tell(write.key, { kind: 'refused', refusal: outcome.refusal });
      if (isHeld || isHeard) await this.#store.remove(write.id);
      else await this.#store.put({ ...write, tried: true, refused: outcome.refusal });
      return false;
    }
    // First the followers: should it end here, sending this once more brings the same version again.
    for (const later of others) {
      const next = following(write, outcome.kind === 'delivered' ? outcome.version : null, later);
      if (next) await this.#store.put(next);
    }
    this.#told.arrived(write);
    const isHeard = this.#tell(write.key, answerIn(outcome));
    await this.#store.remove(write.id);
    return !isHeard;
  }

  /** @returns whether anybody listened */
  #tell(key: string, heard: Heard): boolean {
    const listener = this.#listeners.get(key);
    this.#listeners.delete(key);
    listener?.(heard);
    return listener !== undefined;
  }

  async #changed(): Promise<void> {
    await this.#read();
    this.#channel?.postMessage('changed');
  }

  async #read(): Promise<void> {
    this.waiting = await this.#store.list().catch(() => []);
    const keys = new Set(this.waiting.map(({ key }) => key));
    for (const key of this.#listeners.keys()) if (!keys.has(key)) this.#tell(key, { kind: 'gone' });
  }
}

/** One that arrived before has no answer to give: it is there, and the page looks for it. */
function answerIn(outcome: Exclude<Outcome, { kind: 'later' | 'refused' }>): Heard {
  return outcome.kind === 'delivered' && outcome.body !== undefined
    ? { kind: 'delivered', body: outcome.body }
    : { kind: 'gone' };
}

async function sendOne(write: Waiting): Promise<Outcome> {
  const old = tooOld(write, new Date());
  if (old) return { kind: 'refused', refusal: old };
  const outcome = await attempt(write, write);
  if (outcome.kind !== 'arrived-before') return outcome;
  return write.first === null ? { kind: 'delivered', version: null } : attempt(write, write.first);
}

async function attempt(write: Waiting, call: Call): Promise<Outcome> {
  try {
    return outcomeOf(write, await post(write.key, call));
  } catch {
    return { kind: 'later', signIn: false, busy: false };
  }
}

async function post(key: string, { method, path, body }: Call): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json', 'idempotency-key': key };
  if (body !== null) headers['content-type'] = 'application/json';
  const answer = await fetch(path, { method, headers, body, redirect: 'error' });
  const said: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  return { status: answer.status, isOurs: answer.headers.has('x-request-id'), body: said };
}
