/** A worker's way to its page, taken before the worker's realm is emptied. */

interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}
const scope = globalThis as unknown as WorkerScope;

/** Bound, so that nothing a learner's code replaces stands between. */
export const send: (message: unknown) => void = scope.postMessage.bind(scope);

export const now: () => number = performance.now.bind(performance);

/**
 * The page sends twice: what the worker starts with, then one request.
 * @param start makes what serves the request; the page hears what is wrong when it rejects
 */
export function answerPage(start: (first: never) => Promise<(request: string) => void>): void {
  let ready: Promise<(request: string) => void> | null = null;
  scope.addEventListener('message', ({ data }) => {
    if (ready !== null) {
      void ready.then((serve) => serve(data as string));
      return;
    }
    ready = start(data as never);
    ready.catch((error: unknown) => send({ failed: error instanceof Error ? error.message : String(error) }));
  });
}

/** The last line of a run, as the executors outside of a page have it from a supervisor. */
export function endLine(code: number, reason: 'time-limit' | null = null): string {
  return `end {"reason":${reason === null ? 'null' : `"${reason}"`},"code":${code},"cpuMs":0}`;
}
