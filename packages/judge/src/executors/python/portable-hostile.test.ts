/** The hostile corpus once more, in Pyodide: no program gets anything, and the next honest run is unharmed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { RunFacts, RunRequest } from '../../types.ts';
import { portablePython } from './portable-python.ts';

const folder = path.resolve(import.meta.dirname, '../../../test/hostile/python');
const executor = portablePython();
after(() => executor.close());

const LIMITS = { cpuMs: 500, wallMs: 4000, memoryBytes: 96 * 1024 * 1024, outputBytes: 20_000 };
const HONEST = 'def attack():\n    marker = "HONESTMARKER"\n    return [len(marker), sorted([3, 1, 2])]\n';
/** Milliseconds: a run that has not ended by then is not contained. */
const PATIENCE = 60_000;

/** What Python is not given here at all: the attempt ends at a name. */
const ABSENT = ['raised AttributeError', 'raised RuntimeError', 'load ModuleNotFoundError'];
/** Where the machine under Python is another one, an attempt ends differently. It has files of its own, in its memory. */
const OTHERWISE: Record<string, string[]> = {
  'clone-by-number': ABSENT,
  'fetch-url': ['load time-limit'],
  'fill-disk': ['time-limit', 'memory-limit'],
  'memory-bomb-mmap': ['raised OverflowError'],
  'memory-file': ABSENT,
  mount: ABSENT,
  'new-namespace': ABSENT,
  'output-flood-raw': ['memory-limit'],
  'raise-limits': ABSENT,
  'read-environment': ['returned {"USER":"web_user"'],
  'read-home': ['returned ["/home","/tmp","/proc"]'],
  // Address 0 is a place like any other in WebAssembly's memory, which is the run's own.
  'segmentation-fault': ['returned {"$":"bytes","v":""}'],
  'socket-unix': ABSENT,
  'stop-parent-by-limit': ABSENT,
  'thread-outlives-call': ABSENT,
  'trace-parent': ABSENT,
  'write-file': ['returned /'],
};

function outcomeOf({ loadError, calls: [call] }: RunFacts): string {
  if (loadError !== null) return `load ${loadError.type}`;
  const detail = call?.error?.type ?? (typeof call?.value === 'string' ? call.value : JSON.stringify(call?.value));
  return `${call?.status ?? ''} ${detail}`;
}

const run = (code: string): Promise<RunFacts> => {
  const calls: RunRequest['calls'] = [{ kind: 'function', name: 'attack', args: [] }];
  return executor.run({ language: 'python', code, calls, limits: LIMITS }, AbortSignal.timeout(PATIENCE));
};

describe('hostile Python programs in Pyodide', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
    const code = readFileSync(path.join(folder, file), 'utf8');
    const name = path.basename(file, '.py');
    it(`contains ${name}, which ${/^# Tries: (.*)$/m.exec(code)?.[1] ?? 'says nothing'}`, async () => {
      const outcome = outcomeOf(await run(code));
      const expected = (/^# Expect: (.*)$/m.exec(code)?.[1] ?? '').split('|').concat(OTHERWISE[name] ?? []);
      assert.ok(
        expected.some((start) => outcome.startsWith(start)),
        `expected ${expected.join(' or ')}, got ${outcome}`,
      );
      assert.deepEqual((await run(HONEST)).calls[0]?.value, [12, [1, 2, 3]]);
    });
  }
});
