/** What the check runs things in: for each language the sandbox where it works, otherwise a plain process. */
import { localJavaScript, localPython, sandboxJavaScript, sandboxPython, sandboxSql } from '../executors/index.ts';
import type { SqlExecutor } from '../executors/sql/types.ts';
import { ExecutorFault } from '../faults.ts';
import type { Executor, Language, RunFacts, RunRequest } from '../types.ts';

export interface CheckExecutors {
  /** Null where nothing on this machine runs the language. */
  python: Executor | null;
  javascript: Executor | null;
  sql: SqlExecutor | null;
  /** Runs that an executor takes at the same time. */
  atOnce: number;
  close(): Promise<void>;
}

export const LANGUAGES = ['python', 'javascript'] as const satisfies readonly Language[];

/**
 * @param atOnce runs at the same time in each language
 * @param sql whether a database is needed: it takes a while to start
 * @returns the strongest executors that work here; the caller closes them
 */
export async function openExecutors(atOnce: number, { sql: needsSql = true } = {}): Promise<CheckExecutors> {
  const options = { workers: atOnce };
  const [python, javascript, sql] = await Promise.all([
    firstAvailable([sandboxPython(options), localPython()]),
    firstAvailable([sandboxJavaScript(options), localJavaScript()]),
    firstAvailable(needsSql ? [sandboxSql(options)] : []),
  ]);
  const close = async (): Promise<void> => {
    await Promise.all([python?.close(), javascript?.close(), sql?.close()]);
  };
  return { python: python && patient(python), javascript: javascript && patient(javascript), sql, atOnce, close };
}

async function firstAvailable<E extends Pick<Executor, 'probe' | 'close'>>(executors: E[]): Promise<E | null> {
  let found: E | null = null;
  for (const executor of executors) {
    if (found === null && (await executor.probe()).available) found = executor;
    else await executor.close();
  }
  return found;
}

const TRIES = 4;

/** A fault of the executor's own is most often a machine that is busy: it gets another try, and more time for it. */
function patient(executor: Executor): Executor {
  const run = async (request: RunRequest, signal: AbortSignal, tries: number): Promise<RunFacts> => {
    try {
      return await executor.run(request, signal);
    } catch (error) {
      if (!(error instanceof ExecutorFault) || tries <= 1) throw error;
      const limits = { ...request.limits, wallMs: request.limits.wallMs * 2 };
      return run({ ...request, limits }, signal, tries - 1);
    }
  };
  return withRun(executor, (request, signal) => run(request, signal, TRIES));
}

function withRun(executor: Executor, run: Executor['run']): Executor {
  const { id, languages } = executor;
  return { id, languages, run, probe: () => executor.probe(), close: () => executor.close() };
}

/** Runs the same code on the same calls once: each mistake is otherwise run again for every other one it may be. */
export function remembering(executor: Executor): Executor {
  const runs = new Map<string, ReturnType<Executor['run']>>();
  return withRun(executor, (request, signal) => {
    const key = JSON.stringify([request.code, request.calls]);
    const known = runs.get(key) ?? executor.run(request, signal);
    runs.set(key, known);
    return known;
  });
}
