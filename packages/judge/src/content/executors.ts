/** What the check runs things in: for each language the sandbox where it works, otherwise a plain process. */
import { localJavaScript, localPython, sandboxJavaScript, sandboxPython, sandboxSql } from '../executors/index.ts';
import type { SqlExecutor } from '../executors/sql/types.ts';
import type { Executor, Language } from '../types.ts';

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
 * @returns the strongest executors that work here; the caller closes them
 */
export async function openExecutors(atOnce: number): Promise<CheckExecutors> {
  const options = { workers: atOnce };
  const [python, javascript, sql] = await Promise.all([
    firstAvailable([sandboxPython(options), localPython()]),
    firstAvailable([sandboxJavaScript(options), localJavaScript()]),
    firstAvailable([sandboxSql(options)]),
  ]);
  const close = async (): Promise<void> => {
    await Promise.all([python?.close(), javascript?.close(), sql?.close()]);
  };
  return { python, javascript, sql, atOnce, close };
}

async function firstAvailable<E extends Pick<Executor, 'probe' | 'close'>>(executors: E[]): Promise<E | null> {
  let found: E | null = null;
  for (const executor of executors) {
    if (found === null && (await executor.probe()).available) found = executor;
    else await executor.close();
  }
  return found;
}

/** Runs the same code on the same calls once: each mistake is otherwise run again for every other one it may be. */
export function remembering(executor: Executor): Executor {
  const runs = new Map<string, ReturnType<Executor['run']>>();
  const run: Executor['run'] = (request, signal) => {
    const key = JSON.stringify([request.code, request.calls]);
    const known = runs.get(key) ?? executor.run(request, signal);
    runs.set(key, known);
    return known;
  };
  const { id, languages } = executor;
  return { id, languages, run, probe: () => executor.probe(), close: () => executor.close() };
}
