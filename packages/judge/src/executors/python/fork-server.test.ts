import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunRequest } from '../../types.ts';
import { startForkServer, type ForkServer } from './fork-server.ts';
import { readHarness } from './harness.ts';
import { sandboxPython } from './sandbox-python.ts';
import { filtersFor } from './seccomp/filters.ts';

const probing = sandboxPython();
const availability = await probing.probe();
await probing.close();

const LIMITS = { cpuMs: 10_000, wallMs: 10_000, memoryBytes: 64 * 2 ** 20, outputBytes: 1000 };
const NEVER = new AbortController().signal;

function start(run?: Uint8Array): Promise<ForkServer> {
  const filters = filtersFor(process.arch) ?? assert.fail('no filter');
  const options = { python: '/usr/bin/python3', bubblewrap: '/usr/bin/bwrap' };
  return readHarness().then((harness) =>
    startForkServer({ ...options, harness, filters: { ...filters, run: run ?? filters.run } }),
  );
}

function request(code: string): RunRequest {
  return { language: 'python', code, calls: [{ kind: 'function', name: 'f', args: [] }], limits: LIMITS };
}

describe('a fork-server', { skip: availability.available ? false : `no sandbox here: ${availability.reason}` }, () => {
  it('that dies under a run says so as its own fault, and is not used again', async () => {
    const server = await start();
    const run = server.run(request('def f():\n    while True: pass'), NEVER);
    const failed = assert.rejects(run, { name: 'ExecutorFault' });
    await server.close();
    await failed;
    assert.equal(server.usable(), false);
    await assert.rejects(server.run(request('def f(): pass'), NEVER), { name: 'ExecutorFault' });
  });

  it('runs nothing when the filter of its runs cannot be put on', async () => {
    for (const filter of [new Uint8Array(), new Uint8Array(8)]) {
      const server = await start(filter);
      await assert.rejects(server.run(request('def f():\n    return 1'), NEVER), { name: 'ExecutorFault' });
      await server.close();
    }
  });

  it('makes one run at a time', async () => {
    const server = await start();
    const first = server.run(request('def f():\n    return 1'), NEVER);
    await assert.rejects(server.run(request('def f():\n    return 2'), NEVER), { name: 'ExecutorFault' });
    assert.match((await first).lines, /"value":1/);
    await server.close();
  });
});
