/** Every program of this folder is contained, says why, and leaves the next honest run unharmed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { sandboxJavaScript } from '../../../src/executors/javascript/sandbox-javascript.ts';
import type { CallFacts, RunFacts } from '../../../src/types.ts';

const FOLDER = import.meta.dirname;
const WALL_MS = 1_000;
/** To fill the memory takes a busy machine longer than that, and the memory is what ends such a program. */
const FILLING_MS = 10_000;
const LIMITS = { memoryBytes: 32 * 2 ** 20, outputBytes: 20_000 };
const HONEST = 'function honest(list) { return list.map((item) => item * 2); }';
const executor = sandboxJavaScript();

const run = (code: string, name: string, wallMs: number): Promise<RunFacts> =>
  executor.run(
    {
      language: 'javascript',
      code,
      calls: [{ kind: 'function', name, args: [[3, 1, 2]] }],
      limits: { ...LIMITS, wallMs, cpuMs: 0.8 * wallMs },
    },
    AbortSignal.timeout(60_000),
  );

const header = (text: string, name: string): string | undefined =>
  new RegExp(`^// ${name}: (.*)$`, 'm').exec(text)?.[1];

function saysWhy(facts: RunFacts, call: CallFacts): boolean {
  if (call.status === 'not-run') return facts.loadError !== null && facts.loadError.type !== '';
  if (call.status === 'raised' || call.status === 'not-plain' || call.status === 'crashed') return call.error !== null;
  return true;
}

describe('hostile JavaScript', () => {
  after(() => executor.close());
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.js'))
    .sort()) {
    const code = readFileSync(path.join(FOLDER, file), 'utf8');
    it(`${path.basename(file, '.js')}: tries ${header(code, 'Tries') ?? '?'}`, async () => {
      const expected = (header(code, 'Expected') ?? '').split('|');
      const facts = await run(code, 'attack', expected.includes('memory-limit') ? FILLING_MS : WALL_MS);
      const call = facts.calls[0]!;
      assert.ok(
        expected.includes(call.status),
        `${call.status}, not ${expected.join(' or ')}: ${JSON.stringify(facts)}`,
      );
      const value = header(code, 'Value');
      if (value !== undefined) assert.deepEqual(call.value, JSON.parse(value));
      assert.ok(saysWhy(facts, call), JSON.stringify(facts));
      const next = await run(HONEST, 'honest', 10_000);
      assert.deepEqual(next.calls[0]?.value, [6, 2, 4], JSON.stringify(next));
      assert.equal(next.calls[0].stdout, '');
    });
  }
});
