/** The full-stack model answer behind nginx, where that is installed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { PRESETS, runCheck } from '@waymark/checks';
import { ownProcess } from '@waymark/checks/lifecycle';
import { loadBalancing } from '@waymark/checks/rungs';
import { loopback } from '@waymark/checks/transport';
import { freePort } from '../../packages/checks/src/transport/suite/servers.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../examples/full-stack/start.js');
const noNginx = spawnSync('nginx', ['-v']).error === undefined ? false : 'nginx is not installed';

it('the full-stack model answer shares its load behind nginx, three instances of it', { skip: noNginx }, async () => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'waymark-nginx-'));
  const port = await freePort();
  const command = [process.execPath, PROGRAM, '--instances', '3', '--balancer', 'nginx'] as const;
  const env = { DATA: path.join(cwd, 'data'), COMMIT: '0'.repeat(40), PATH: process.env['PATH'] };
  const blog = await ownProcess({ command, cwd, port, env, graceMs: 2_000 }, AbortSignal.timeout(60_000));
  try {
    const record = await runCheck({
      check: loadBalancing,
      terms: PRESETS.posts,
      transport: loopback({ host: '127.0.0.1', port }),
      seed: '00112233445566778899aabbccddeeff',
      now: new Date(),
    });
    assert.equal(record.status, 'pass', record.summary);
    const spread = record.checks.at(-1)?.steps.find(({ id }) => id === 'several-answer');
    assert.deepEqual(spread?.notes, ['a: 20, b: 20, c: 20']);
  } finally {
    await blog.stop();
    await rm(cwd, { recursive: true, force: true });
  }
});
