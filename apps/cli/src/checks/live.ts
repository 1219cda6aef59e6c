/**
 * Tells a running Waymark of a run that is made here, so that a page shows it while it goes on. Nothing waits for it and
 * nothing hangs on it: where it is refused, or nobody answers, the run goes on, and its record is brought at the end.
 */
import { stepNews, type RunEvent, type StepNews } from '@waymark/checks';
import { ApiError, type Client } from '@waymark/contract/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { CURRENT } from '../shell/context.ts';

export interface Live {
  /** Hears the events of the run; returns at once. */
  tell(event: RunEvent): void;
  /** Stops telling. @returns the id of the run as it was announced; null where nobody took it */
  end(): Promise<string | null>;
}

export interface LiveTimes {
  /** Steps of one moment travel together: a check of many short steps is not slowed down by as many requests. */
  togetherMs: number;
  /** Also without news: the server takes a terminal that says nothing for three times as long for one that stopped. */
  beatMs: number;
  /** An answer to the announcement may take so long, also at the end: a run announced unheard would be shown as one that stopped. */
  announceMs: number;
}

const TIMES: LiveTimes = { togetherMs: 150, beatMs: 5_000, announceMs: 5_000 };
const AT_ONCE = 50;

/** @param client of a server that runs: an API opened in this process has no page */
export function announced(
  client: Client,
  { project, check, variant }: { project: string; check: string; variant: string | null },
  times: LiveTimes = TIMES,
): Live {
  const over = new AbortController();
  const news: StepNews[] = [];
  let wake = new AbortController();
  const id = client
    .call('POST', '/api/programmes/{programme}/projects/{project}/runs/announce', {
      params: { ...CURRENT, project },
      body: { check, variant },
      signal: AbortSignal.timeout(times.announceMs),
    })
    .then(
      (run) => run.id,
      () => null,
    );

  const isOver = (): boolean => over.signal.aborted;

  async function pause(ms: number, signal = over.signal): Promise<void> {
    await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }

  /** @returns how many the server has by now; null where it wants no more */
  async function deliver(run: string, from: number): Promise<number | null> {
    try {
      const { next } = await client.call('POST', '/api/programmes/{programme}/runs/{run}/events', {
        params: { ...CURRENT, run },
        body: { from, events: news.slice(from, from + AT_ONCE) },
        signal: AbortSignal.any([over.signal, AbortSignal.timeout(times.beatMs)]),
      });
      return Math.min(next, news.length);
    } catch (error) {
      // One that is away may come back; what it did not get is kept.
      if (!(error instanceof ApiError) || error.status >= 500) await pause(times.beatMs / 5);
      else return null;
      return from;
    }
  }

  async function deliverAll(): Promise<void> {
    const run = await id;
    let known: number | null = 0;
    while (run !== null && known !== null && !isOver()) {
      if (known === news.length) await pause(times.beatMs, AbortSignal.any([over.signal, wake.signal]));
      wake = new AbortController();
      await pause(times.togetherMs);
      if (!isOver()) known = await deliver(run, known);
    }
  }
  void deliverAll();

  return {
    tell(event) {
      const one = stepNews(event);
      if (one === null) return;
      news.push(one);
      wake.abort();
    },
    async end() {
      over.abort();
      return Promise.race([id, sleep(times.announceMs, null, { ref: false })]);
    },
  };
}
