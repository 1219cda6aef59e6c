/** Waits for something that is being worked on, without asking again and again. */
import type { Bus } from './bus.ts';

/**
 * Reads again whenever something changed, until it is settled, the time is over, or the asker has gone.
 *
 * @param waitMs 0: reads once
 * @returns what was read last, settled or not
 */
export async function untilSettled<T>(
  bus: Bus,
  read: () => Promise<T>,
  isOpen: (value: T) => boolean,
  waitMs: number,
  signal: AbortSignal,
): Promise<T> {
  if (waitMs === 0) return read();
  const over = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  let changed = Promise.withResolvers<undefined>();
  const wake = (): void => changed.resolve(undefined);
  const stop = bus.listen(wake, wake);
  over.addEventListener('abort', wake);
  try {
    for (;;) {
      const value = await read();
      if (!isOpen(value) || over.aborted) return value;
      await changed.promise;
      changed = Promise.withResolvers<undefined>();
    }
  } finally {
    stop();
  }
}
