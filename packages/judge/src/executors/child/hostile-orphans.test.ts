import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';

const CHILDREN = '/proc/self/task';
const noList = existsSync(CHILDREN) && existsSync('/usr/bin/setpriv') ? false : 'needs Linux with setpriv';
const noBubblewrap = existsSync('/usr/bin/bwrap') ? false : 'there is no bubblewrap';
const PATIENCE_MS = 10_000;

/** A state of its own, or none: a zombie waits for whoever adopted it. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('the processes of a judge that is killed', { skip: noList, concurrency: 2 }, () => {
  const executors = [
    'sandboxPython', 'portablePython', 'localPython', 'sandboxJavaScript', 'localJavaScript', 'sandboxSql',
  ] as const; // prettier-ignore
  for (const executor of executors) {
    const skip = executor === 'sandboxPython' && noBubblewrap;
    it(`${executor}: end with it, in the middle of an endless loop`, { skip }, async () => {
      const fixture = path.join(import.meta.dirname, 'hostile-orphans.fixture.ts');
      const judge = spawn(process.execPath, ['--no-warnings', fixture, executor], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      // It kills itself once the loop runs, and so lists its children for the last time.
      const children = (await text(judge.stdout)).trim().split(/\s+/).map(Number);
      assert.ok(children.length > 0 && children.every(Number.isSafeInteger), String(children));
      const until = Date.now() + PATIENCE_MS;
      while (children.some(isAlive) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(children.filter(isAlive), []);
    });
  }
});
