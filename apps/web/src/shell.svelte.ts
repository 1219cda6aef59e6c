/** What every screen shares: saving with retry, messages with undo, and whether the server can be reached. */
import { invalidate } from '$app/navigation';
import { ApiError, type Client } from '@waymark/contract/client';
import { createContext } from 'svelte';
import { apiOf, fromApi } from './api.ts';
import { Keyboard } from './keyboard.svelte.ts';
import { freshness } from './offline/freshness.svelte.ts';
import { laterOf, recordCall, type Later } from './offline/later.ts';
import { Outbox } from './offline/outbox.svelte.ts';
import type { Waiting } from './offline/queue.ts';
import { clearFrom, DEVICE, hasFields, takeFrom } from './shelf.ts';

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'error';
  /** Takes back what was done. */
  undo: (() => unknown) | null;
  /** Does it for good, once the way back is gone: for the few things that the server cannot take back. */
  commit: (() => unknown) | null;
}

/** `waits`: nothing answered, but it is kept on this device and goes out by itself. */
export type Saved<T> = { ok: true; value: T } | { ok: false; waits: boolean; error: Error };

/** One write: `key` makes repeating it harmless, so it goes into the call as `idempotencyKey`. */
export type Write<T> = (api: Client, key: string) => Promise<T>;

export interface SaveOptions {
  /** Say nothing when it fails: the caller shows the error beside the field. */
  quiet?: boolean;
  /** It may wait on this device until the server is back. One call only, and nothing that hangs on its answer. */
  later?: Later;
}

/** Waits before the second, third and fourth try, in ms: a restart of the server takes about a second. */
const RETRY_AFTER = [300, 1200, 3000];

export class Shell {
  toasts = $state<Toast[]>([]);
  online = $state(true);
  /** Open dialogs, the topmost last: it shows the messages, since nothing under it can be pressed. */
  dialogs = $state.raw<readonly symbol[]>([]);
  readonly keys = new Keyboard();
  /** Id of the programme that shows: what waits belongs to it, whichever is the current one by then. */
  programme: string | null = null;
  readonly outbox = new Outbox({
    away: () => (this.online = false),
    arrived: clearDraft,
    delivered: (writes) => this.#delivered(writes),
  });
  #nextId = 1;
  readonly #reloads = new Set<Promise<void>>();
  #api = apiOf((...input) => fetch(...input));

  /**
   * Makes a write, again and again while the server cannot be reached, then shows what changed.
   *
   * @returns what the server answered; a refusal is already on the page unless `quiet`
   */
  async save<T>(write: Write<T>, options: SaveOptions = {}): Promise<Saved<T>> {
    const { later } = options;
    const key = crypto.randomUUID();
    // Behind others that wait: what is done in an order arrives in it.
    const mustWait = later !== undefined && (!this.online || this.outbox.pending.length > 0);
    if (mustWait && (await this.#keep(write, key, later, false))) return this.#kept(options);
    try {
      const value = await this.#persist(write, key);
      await this.reload();
      return { ok: true, value };
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      if (later && error instanceof TypeError && (await this.#keep(write, key, later, true)))
        return this.#kept(options);
      if (!options.quiet) this.say(sentence(error), { kind: 'error' });
      return { ok: false, waits: false, error };
    }
  }

  async #keep<T>(write: Write<T>, key: string, later: Later, tried: boolean): Promise<boolean> {
    const call = await recordCall((api) => write(api, key));
    return this.outbox.add(laterOf(call, { key, later, tried, programme: this.programme, now: new Date() }));
  }

  #kept({ quiet, later }: SaveOptions): { ok: false; waits: true; error: Error } {
    const says = later?.says ?? '';
    if (!quiet) this.say(`Kept on this device until Waymark is back: ${says}`);
    void this.outbox.send();
    return { ok: false, waits: true, error: new TypeError('kept for later') };
  }

  async #delivered(writes: readonly Waiting[]): Promise<void> {
    this.online = true;
    await this.reload();
    const [first] = writes;
    if (writes.length === 1 && first) this.say(first.says);
    else this.say(`${writes.length} changes that waited on this device are saved now.`);
  }

  /** Asks whether the server is there again, past everything that is kept. */
  async probe(): Promise<void> {
    const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
    if (!answer?.ok) return;
    this.online = true;
    await this.reload();
  }

  /**
   * Loads anew what the page shows, and returns once it shows it. A reload that a newer one overtakes ends early, with
   * nothing loaded: whoever asked for it waits for the newer one too.
   */
  async reload(): Promise<void> {
    freshness.reset();
    const mine = invalidate(fromApi).finally(() => this.#reloads.delete(mine));
    this.#reloads.add(mine);
    while (this.#reloads.size > 0) await Promise.all(this.#reloads);
  }

  async #persist<T>(write: Write<T>, key: string): Promise<T> {
    for (const wait of [...RETRY_AFTER, null]) {
      try {
        const value = await write(this.#api, key);
        this.online = true;
        return value;
      } catch (error) {
        // A TypeError is how fetch says that nothing answered; anything else is an answer.
        if (!(error instanceof TypeError)) throw error;
        this.online = false;
        if (wait === null) throw error;
        await new Promise((done) => setTimeout(done, wait));
      }
    }
    throw new TypeError('unreachable');
  }

  /** @returns a function that takes the dialog away again */
  dialogOpened(dialog: symbol): () => void {
    this.dialogs = [...this.dialogs, dialog];
    return () => (this.dialogs = this.dialogs.filter((open) => open !== dialog));
  }

  /**
   * Shows a message; with `undo` it carries a button that takes the change back.
   *
   * @returns its id, for `dismiss`
   */
  say(text: string, options: Partial<Pick<Toast, 'kind' | 'undo' | 'commit'>> = {}): number {
    const toast: Toast = { id: this.#nextId++, text, kind: 'done', undo: null, commit: null, ...options };
    for (const dropped of this.toasts.slice(0, -2)) void dropped.commit?.();
    this.toasts = [...this.toasts.slice(-2), toast];
    return toast.id;
  }

  /** Takes a message away and does for good what it announced. */
  async dismiss(id: number): Promise<void> {
    const toast = this.toasts.find((candidate) => candidate.id === id);
    this.toasts = this.toasts.filter((candidate) => candidate.id !== id);
    await toast?.commit?.();
  }

  /** Takes a message away and what it announced back. */
  async takeBack(id: number): Promise<void> {
    const toast = this.toasts.find((candidate) => candidate.id === id);
    this.toasts = this.toasts.filter((candidate) => candidate.id !== id);
    await toast?.undo?.();
  }
}

/** The draft of a text that has arrived is not needed any more, unless it was written on. */
function clearDraft({ draft, text }: Waiting): void {
  if (draft === null) return;
  const isDraft = (value: unknown): value is { text: string } => hasFields(value, { text: 'string' });
  if (takeFrom(DEVICE, draft, isDraft)?.text === text) clearFrom(DEVICE, draft);
}

/** An error's cause and the next step, in one or two sentences. */
export function sentence(error: Error): string {
  if (error instanceof ApiError)
    return [error.body.message, ...error.body.details.map((detail) => detail.message)].join(' ');
  if (error instanceof TypeError)
    return 'Waymark cannot be reached, so this is not saved yet. Start it again, then try once more.';
  return `Something broke on this page: ${error.message}`;
}

export const [useShell, setShell] = createContext<Shell>();
