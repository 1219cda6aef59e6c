/** What every screen shares: saving with retry, messages with undo, and whether the server can be reached. */
import { invalidate } from '$app/navigation';
import { ApiError, type Client } from '@waymark/contract/client';
import { createContext } from 'svelte';
import { apiOf, fromApi } from './api.ts';
import { Keyboard } from './keyboard.svelte.ts';

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'error';
  /** Takes back what was done. */
  undo: (() => unknown) | null;
  /** Does it for good, once the way back is gone: for the few things that the server cannot take back. */
  commit: (() => unknown) | null;
}

export type Saved<T> = { ok: true; value: T } | { ok: false; error: Error };

/** One write: `key` makes repeating it harmless, so it goes into the call as `idempotencyKey`. */
export type Write<T> = (api: Client, key: string) => Promise<T>;

export interface SaveOptions {
  /** Say nothing when it fails: the caller shows the error beside the field. */
  quiet?: boolean;
}

/** Waits before the second, third and fourth try, in ms: a restart of the server takes about a second. */
const RETRY_AFTER = [300, 1200, 3000];

export class Shell {
  toasts = $state<Toast[]>([]);
  online = $state(true);
  /** Open dialogs, the topmost last: it shows the messages, since nothing under it can be pressed. */
  dialogs = $state.raw<readonly symbol[]>([]);
  readonly keys = new Keyboard();
  #nextId = 1;
  readonly #reloads = new Set<Promise<void>>();
  #api = apiOf((...input) => fetch(...input));

  /**
   * Makes a write, again and again while the server cannot be reached, then shows what changed.
   *
   * @returns what the server answered; a refusal is already on the page unless `quiet`
   */
  async save<T>(write: Write<T>, options: SaveOptions = {}): Promise<Saved<T>> {
    try {
      const value = await this.#persist(write);
      await this.reload();
      return { ok: true, value };
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      if (!options.quiet) this.say(sentence(error), { kind: 'error' });
      return { ok: false, error };
    }
  }

  /**
   * Loads anew what the page shows, and returns once it shows it. A reload that a newer one overtakes ends early, with
   * nothing loaded: whoever asked for it waits for the newer one too.
   */
  async reload(): Promise<void> {
    const mine = invalidate(fromApi).finally(() => this.#reloads.delete(mine));
    this.#reloads.add(mine);
    while (this.#reloads.size > 0) await Promise.all(this.#reloads);
  }

  async #persist<T>(write: Write<T>): Promise<T> {
    const key = crypto.randomUUID();
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

/** An error's cause and the next step, in one or two sentences. */
export function sentence(error: Error): string {
  if (error instanceof ApiError)
    return [error.body.message, ...error.body.details.map((detail) => detail.message)].join(' ');
  if (error instanceof TypeError)
    return 'Waymark cannot be reached, so this is not saved yet. Start it again, then try once more.';
  return `Something broke on this page: ${error.message}`;
}

export const [useShell, setShell] = createContext<Shell>();
