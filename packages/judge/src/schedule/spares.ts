/** One thing in hand for the next who needs it, where making one takes longer than a learner should wait. */

export interface Spares<T> {
  /** The one in hand, or a new one. Rejects with what `start` rejects with. */
  take(): Promise<T>;
  /** Makes one for the next `take`, unless there is one. A failure is that `take`'s to meet. */
  prepare(): void;
  /** Resolves when there is one in hand; rejects with what `start` rejects with. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param options.start makes one
 * @param options.usable false for one that broke while it waited
 * @param options.end ends one that nobody took
 */
export function spares<T>(options: {
  start: () => Promise<T>;
  usable: (made: T) => boolean;
  end: (made: T) => Promise<void> | void;
}): Spares<T> {
  const { start, usable, end } = options;
  let inHand: Promise<T> | null = null;
  let closed = false;

  const open = (): void => {
    if (closed) throw new Error('the executor is closed');
  };
  return {
    async take() {
      open();
      // Out of the hand before anything is waited for, or two takers would get the same one.
      const taken = inHand;
      inHand = null;
      const made = await taken?.catch(() => null);
      if (made !== null && made !== undefined && usable(made)) return made;
      return start();
    },
    prepare() {
      if (inHand !== null || closed) return;
      inHand = start();
      inHand.catch(() => undefined);
    },
    async ready() {
      open();
      this.prepare();
      await inHand?.catch((error: unknown) => {
        inHand = null;
        throw error;
      });
    },
    async close() {
      closed = true;
      const made = await inHand?.catch(() => null);
      inHand = null;
      if (made !== null && made !== undefined) await end(made);
    },
  };
}
