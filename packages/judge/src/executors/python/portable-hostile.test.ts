/** The hostile corpus once more, in Pyodide: no program gets anything, and the next honest run is unharmed. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { hostilePython, outcomeOf } from '../../realm/hostile.fixture.ts';
import type { RunFacts, RunRequest } from '../../types.ts';
import { portablePython } from './portable-python.ts';

const executor = portablePython();
after(() => executor.close());

const LIMITS = { cpuMs: 500, wallMs: 4000, memoryBytes: 96 * 1024 * 1024, outputBytes: 20_000 };
const HONEST = 'def attack():\n    marker = "HONESTMARKER"\n    return [len(marker), sorted([3, 1, 2])]\n';
/** Milliseconds: a run that has not ended by then is not contained. */
const PATIENCE = 120_000;

const run = (code: string): Promise<RunFacts> => {
  const calls: RunRequest['calls'] = [{ kind: 'function', name: 'attack', args: [] }];
  return executor.run({ language: 'python', code, calls, limits: LIMITS }, AbortSignal.timeout(PATIENCE));
};

describe('hostile Python programs in Pyodide', () => {
  for (const { name, tries, code, expected } of hostilePython()) {
    it(`contains ${name}, which ${tries}`, async () => {
      const outcome = outcomeOf(await run(code));
      assert.ok(
        expected.some((start) => outcome.startsWith(start)),
        `expected ${expected.join(' or ')}, got ${outcome}`,
      );
      assert.deepEqual((await run(HONEST)).calls[0]?.value, [12, [1, 2, 3]]);
    });
  }
});
