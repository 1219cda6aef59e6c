/** The `Executor` port in a page: a fresh worker for each run, and one in hand for the next. */
import { runInBatches } from '../executors/child/batches.ts';
import { factsRoom } from '../executors/child/wire.ts';
import { runBudget } from '../faults.ts';
import { spares } from '../schedule/spares.ts';
import type { Availability, Executor, Language, RunFacts, RunRequest } from '../types.ts';
import type { Conversation, Watch } from './conversation.ts';

export interface PageExecutor extends Executor {
  /** Has a worker in hand when it resolves. */
  warm(): Promise<void>;
}

/**
 * Facts from a page are never `sandboxed`: the page itself is the learner's, and could say anything.
 * @param start makes a worker that is ready for a run
 */
export function pageExecutor(language: Language, start: () => Promise<Conversation>): PageExecutor {
  const id = `browser-${language}`;
  const workers = spares<Conversation>({
    start,
    usable: (one) => one.usable(),
    end: (one) => one.end(),
  });
  let runtime = language === 'python' ? 'Python' : 'JavaScript';

  const run = async (request: RunRequest, signal: AbortSignal): Promise<RunFacts> => {
    signal.throwIfAborted();
    try {
      const facts = await runInBatches(request, async (part) => {
        const worker = await workers.take();
        runtime = worker.ready.ready;
        try {
          return await worker.exchange(JSON.stringify(part), watchOf(part), signal);
        } finally {
          // Whatever the run did to its worker ends here.
          worker.end();
        }
      });
      return { executor: id, sandboxed: false, runtime, ...facts };
    } finally {
      workers.prepare();
    }
  };
  return {
    id,
    languages: [language],
    run,
    warm: () => workers.ready(),
    async probe(): Promise<Availability> {
      try {
        await workers.ready();
        return { available: true, runtime, sandboxed: false };
      } catch (error) {
        return { available: false, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    close: () => workers.close(),
  };
}

/** Milliseconds that are ours: for the worker to take up its request. */
const SPARE_MS = 10_000;
/** The request taken, the code loaded. */
const LINES_BESIDES_CALLS = 2;

function watchOf(request: RunRequest): Watch {
  const { limits, calls } = request;
  return {
    wallMs: limits.wallMs,
    wholeMs: runBudget(limits, calls.length).wallMs + SPARE_MS,
    lines: calls.length + LINES_BESIDES_CALLS,
    room: factsRoom(request),
  };
}
