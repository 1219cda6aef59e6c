/** The timer of the programme: it runs on the server, so it survives a reload; the page only counts along. */
import { CURRENT } from '#web/api.ts';
import { minutesWords } from '#web/design/words.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { LoggedBlock, Timer } from '@waymark/contract';

export class TimerControl {
  busy = $state(false);
  /** A timer that is about to be discarded: hidden already, gone once the message is. */
  #discarded = $state<{ startedAt: string; message: number } | null>(null);
  #shell: Shell;
  #read: () => Timer | null;

  /** @param read the timer as the server last told it */
  constructor(shell: Shell, read: () => Timer | null) {
    this.#shell = shell;
    this.#read = read;
  }

  get running(): Timer | null {
    const timer = this.#read();
    return timer && timer.startedAt !== this.#discarded?.startedAt ? timer : null;
  }

  async start(on: Pick<LoggedBlock, 'id' | 'itemId'> | null): Promise<void> {
    if (this.#discarded) await this.#shell.dismiss(this.#discarded.message);
    await this.#while(
      this.#shell.save((api, key) =>
        api.call('PUT', '/api/programmes/{programme}/timer', {
          params: CURRENT,
          body: { blockId: on?.id ?? null, itemId: on?.itemId ?? null },
          idempotencyKey: key,
        }),
      ),
    );
  }

  /** @param minutes what it took, where the clock does not know; what the clock says where left out */
  async stop(note: string, minutes?: number): Promise<void> {
    const title = this.running?.title ?? 'your study';
    const stopped = await this.#while(
      this.#shell.save((api, key) =>
        api.call('POST', '/api/programmes/{programme}/timer/stop', {
          params: CURRENT,
          body: { note, ...(minutes === undefined ? {} : { minutes }) },
          idempotencyKey: key,
        }),
      ),
    );
    if (!stopped.ok) return;
    const { id: entry, minutes: logged } = stopped.value;
    const undo = () =>
      this.#shell.save((api, key) =>
        api.call('DELETE', '/api/programmes/{programme}/time-entries/{entry}', {
          params: { ...CURRENT, entry },
          idempotencyKey: key,
        }),
      );
    this.#shell.say(`Logged ${minutesWords(logged)} on “${title}”.`, { undo });
  }

  /** Takes minutes out of what it counts. */
  async leaveOut(minutes: number): Promise<boolean> {
    const left = await this.#while(
      this.#shell.save((api, key) =>
        api.call('POST', '/api/programmes/{programme}/timer/leave-out', {
          params: CURRENT,
          body: { minutes },
          idempotencyKey: key,
        }),
      ),
    );
    if (left.ok) this.#shell.say(`${minutesWords(minutes)} left out.`);
    return left.ok;
  }

  /** The server cannot start a timer in the past, so it is stopped only when the way back is gone. */
  discard(): void {
    const timer = this.running;
    if (!timer) return;
    const message = this.#shell.say('Timer discarded, nothing logged.', {
      undo: () => (this.#discarded = null),
      commit: async () => {
        await this.#shell.save((api, key) =>
          api.call('DELETE', '/api/programmes/{programme}/timer', { params: CURRENT, idempotencyKey: key }),
        );
        this.#discarded = null;
      },
    });
    this.#discarded = { startedAt: timer.startedAt, message };
  }

  async #while<T>(work: Promise<T>): Promise<T> {
    this.busy = true;
    try {
      return await work;
    } finally {
      this.busy = false;
    }
  }
}
