/** One window writes a draft at a time. A second one in the same browser is told, and can take over. */
export class OneWindow {
  /** `elsewhere`: another window has it. Browsers without locks rely on the server's version alone. */
  place = $state<'here' | 'elsewhere'>('here');
  readonly #name: string;
  #release: (() => void) | undefined;
  #closed = new AbortController();

  /** @param name what is written: one window for each */
  constructor(name: string) {
    this.#name = `waymark:${name}`;
  }

  /** Asks for it. @returns a function that lets go of it */
  enter(): () => void {
    void this.#ask({ ifAvailable: true });
    return () => {
      this.#closed.abort();
      this.#release?.();
    };
  }

  /** Takes it from the other window, which is told at once. */
  takeOver(): void {
    void this.#ask({ steal: true });
  }

  async #ask(options: LockOptions): Promise<void> {
    if (!('locks' in navigator)) return;
    try {
      await navigator.locks.request(this.#name, options, async (lock) => {
        if (lock === null) {
          this.place = 'elsewhere';
          // The moment the other window closes, this one has it.
          void this.#ask({ signal: this.#closed.signal });
          return;
        }
        this.place = 'here';
        await new Promise<void>((release) => (this.#release = release));
      });
    } catch {
      // Taken over by another window, or this one is closing.
      if (this.#closed.signal.aborted) return;
      this.place = 'elsewhere';
      void this.#ask({ signal: this.#closed.signal });
    }
  }
}
