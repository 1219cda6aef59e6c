/** The same corpus once more from an ordinary user's process, where the whole suite runs as root. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';

const isRoot = process.getuid?.() === 0;
/** No account needed: any number that is not root's. */
const ORDINARY = 54_321;

function runAsUser(file: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--test', '--test-reporter=tap', file], {
      uid: ORDINARY,
      gid: ORDINARY,
      cwd: '/',
      env: {},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

describe(
  'the sandbox without root',
  { skip: isRoot ? false : 'this process is no root already: hostile.test.ts covers it' },
  () => {
    it('contains the whole corpus when an ordinary user starts it', async (t) => {
      const { code, output } = await runAsUser(path.join(import.meta.dirname, 'hostile.test.ts')).catch(
        (error: unknown) => ({
          code: null,
          output: error instanceof Error ? error.message : String(error),
        }),
      );
      const isUnreadable = code === null || /EACCES|Cannot find module/.test(output);
      const isWithoutSandbox = output.includes('# SKIP no sandbox');
      if (isUnreadable) t.skip('an ordinary user cannot read this checkout or its Node');
      else if (isWithoutSandbox) t.skip('an ordinary user has no sandbox here');
      else assert.equal(code, 0, failuresIn(output));
    });
  },
);

function failuresIn(output: string): string {
  const lines = output.split('\n').filter((line) => /^\s*not ok|got /.test(line));
  return lines.join('\n');
}
