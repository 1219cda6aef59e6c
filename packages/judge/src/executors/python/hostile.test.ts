/** The hostile corpus: each program is contained, says why, and the next honest run is unharmed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { RunFacts, RunRequest } from '../../types.ts';
import { sandboxPython } from './sandbox-python.ts';

const folder = path.resolve(import.meta.dirname, '../../../test/hostile/python');
const sandbox = sandboxPython();
const available = await sandbox.probe();
after(() => sandbox.close());

const LIMITS = { cpuMs: 1000, wallMs: 4000, memoryBytes: 96 * 1024 * 1024, outputBytes: 20_000 };
const HONEST = 'def attack():\n    marker = "HONESTMARKER"\n    return [len(marker), sorted([3, 1, 2])]\n';

function request(code: string): RunRequest {
  return { language: 'python', code, calls: [{ kind: 'function', name: 'attack', args: [] }], limits: LIMITS };
}

/** `# Expect: crashed|raised PermissionError`: statuses, each with the start of its value or error type, or `load`. */
function expectationOf(code: string): string[] {
  return (/^# Expect: (.*)$/m.exec(code)?.[1] ?? '').split('|');
}

function outcomeOf({ loadError, calls: [call] }: RunFacts): string {
  if (loadError !== null) return `load ${loadError.type}`;
  const detail = call?.error?.type ?? (typeof call?.value === 'string' ? call.value : JSON.stringify(call?.value));
  return `${call?.status ?? ''} ${detail}`;
}

/** Milliseconds: a run that has not ended by then is not contained. */
const PATIENCE = 60_000;

describe(
  'hostile Python programs in the sandbox',
  { skip: available.available ? false : `no sandbox here: ${available.reason}` },
  () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
      const code = readFileSync(path.join(folder, file), 'utf8');
      it(`contains ${path.basename(file, '.py')}, which ${/^# Tries: (.*)$/m.exec(code)?.[1] ?? 'says nothing'}`, async () => {
        const outcome = outcomeOf(await sandbox.run(request(code), AbortSignal.timeout(PATIENCE)));
        const expected = expectationOf(code);
        assert.ok(
          expected.some((start) => outcome.startsWith(start)),
          `expected ${expected.join(' or ')}, got ${outcome}`,
        );
        const honest = await sandbox.run(request(HONEST), AbortSignal.timeout(PATIENCE));
        assert.deepEqual(honest.calls[0]?.value, [12, [1, 2, 3]]);
      });
    }

    it('holds at least forty programs, each with what it tries and what is expected', () => {
      const codes = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
      assert.ok(codes.length >= 40);
      assert.ok(codes.every((code) => /^# Tries: .+\n# Expect: .+\n/.test(code)));
    });
  },
);
