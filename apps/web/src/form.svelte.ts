/** A form while it is sent: whether that is under way, and what the server says of one that it did not take. */
import { ApiError } from '@waymark/contract/client';
import { sentence, type Shell, type Write } from './shell.svelte.ts';

export class Form {
  /** Of the form as a whole; empty while there is nothing wrong. */
  problem = $state('');
  /** By the name of the field. */
  wrong = $state.raw<Record<string, string>>({});
  busy = $state(false);
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  /** @returns what the server answered; null where it refused, and the form says why */
  async send<T>(write: Write<T>): Promise<T | null> {
    [this.problem, this.wrong, this.busy] = ['', {}, true];
    const saved = await this.#shell.save(write, { quiet: true });
    this.busy = false;
    if (saved.ok) return saved.value;
    this.problem = sentence(saved.error);
    this.wrong = saved.error instanceof ApiError ? (saved.error.body.fields ?? {}) : {};
    return null;
  }
}
