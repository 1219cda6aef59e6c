/** What a step gives belongs to the caller: scripts can empty a list that they were given, in every language. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Executor, Plain } from '../types.ts';
import { localJavaScript, localPython, sandboxJavaScript, sandboxPython } from './index.ts';

const LIMITS = { cpuMs: 5000, wallMs: 10_000, memoryBytes: 64 * 2 ** 20, outputBytes: 10_000 };

const PYTHON = `class Pile:
    def __init__(self):
        self.values = [1, 2]

    def own(self):
        return self.values

    def copy(self):
        return list(self.values)

    def size(self):
        return len(self.values)
`;
const JAVASCRIPT = `class Pile {
  values = [1, 2];
  own() { return this.values; }
  copy() { return this.values.slice(); }
  size() { return this.values.length; }
}`;

const executors = await Promise.all(
  [sandboxPython(), localPython(), sandboxJavaScript(), localJavaScript()].map(async (executor) => {
    const found = await executor.probe();
    return { executor, reason: found.available ? null : found.reason };
  }),
);
after(() => Promise.all(executors.map(({ executor }) => executor.close())));

for (const { executor, reason } of executors) {
  const needs = reason === null ? {} : { skip: reason };

  describe(`spoiling in ${executor.id}`, () => {
    const valuesOf = async (method: string, spoil: boolean): Promise<Plain> => valueOf(executor, method, spoil);

    it('empties a list that the object still holds, after it has been read', needs, async () => {
      assert.deepEqual(await valuesOf('own', true), [[1, 2], 0]);
    });

    it('leaves an object alone that gave a copy, or whose list nobody spoils', needs, async () => {
      assert.deepEqual(await valuesOf('copy', true), [[1, 2], 2]);
      assert.deepEqual(await valuesOf('own', false), [[1, 2], 2]);
    });

    it('does nothing to what is no list', needs, async () => {
      assert.deepEqual(await valuesOf('size', true), [2, 2]);
    });
  });
}

async function valueOf(executor: Executor, method: string, spoil: boolean): Promise<Plain> {
  const language = executor.languages[0] ?? 'python';
  const steps = [
    { method, args: [], ...(spoil ? { spoil } : {}) },
    { method: 'size', args: [] },
  ];
  const call = { kind: 'script' as const, className: 'Pile', args: [], steps };
  const code = language === 'python' ? PYTHON : JAVASCRIPT;
  const facts = await executor.run({ language, code, calls: [call], limits: LIMITS }, AbortSignal.timeout(60_000));
  return facts.calls[0]?.value ?? null;
}
