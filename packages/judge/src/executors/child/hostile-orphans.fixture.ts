/** A judge that runs an endless loop, says which processes it has, and is killed as by a power cut. */
import { readFileSync, writeSync } from 'node:fs';
import type { RunRequest } from '../../types.ts';
import {
  localJavaScript,
  localPython,
  portablePython,
  sandboxJavaScript,
  sandboxPython,
  sandboxSql,
} from '../index.ts';

const LIMITS = { cpuMs: 60_000, wallMs: 60_000, memoryBytes: 256 * 2 ** 20, outputBytes: 10_000 };
/** Until the loop is under way. */
const LOOPS_MS = 1_500;
const never = new AbortController().signal;

function endless(language: 'python' | 'javascript', code: string): RunRequest {
  return { language, code, calls: [{ kind: 'function', name: 'f', args: [] }], limits: LIMITS };
}

const javascript = endless('javascript', 'function f() { for (;;); }');
const python = endless('python', 'def f():\n  while True: pass');
const LOOPS = {
  sandboxPython: async () => started(sandboxPython(), (executor) => executor.run(python, never)),
  portablePython: async () => started(portablePython(), (executor) => executor.run(python, never)),
  localPython: async () => started(localPython(), (executor) => executor.run(python, never)),
  sandboxJavaScript: async () => started(sandboxJavaScript(), (executor) => executor.run(javascript, never)),
  localJavaScript: async () => started(localJavaScript(), (executor) => executor.run(javascript, never)),
  sandboxSql: async () =>
    started(sandboxSql(), (executor) =>
      executor.run(
        {
          setup: '',
          sql: 'with recursive r as (select 1 as n union all select n from r) select count(*) from r',
          limits: { ...LIMITS, rows: 10 },
        },
        never,
      ),
    ),
};

async function started<E extends { probe(): Promise<{ available: boolean }> }>(
  executor: E,
  loop: (executor: E) => Promise<unknown>,
): Promise<void> {
  const { available } = await executor.probe();
  if (!available) throw new Error('it does not run here');
  void loop(executor);
}

await LOOPS[process.argv[2] as keyof typeof LOOPS]();
await new Promise((resolve) => setTimeout(resolve, LOOPS_MS));
writeSync(1, readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8'));
process.kill(process.pid, 'SIGKILL');
