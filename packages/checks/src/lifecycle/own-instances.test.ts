import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { LifecycleFault } from '../ports/lifecycle.ts';
import { freePort } from '../transport/suite/servers.ts';
import { ownInstances } from './own-instances.ts';

const signal = AbortSignal.timeout(60_000);
const SERVER = `
  require('node:http').createServer((_, response) => response.end(process.env.PORT)).listen(process.env.PORT, '127.0.0.1');`;

describe('instances of ours', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'waymark-instances-'));
    await writeFile(path.join(folder, 'server.cjs'), SERVER);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const options = () => ({ cwd: folder, env: { PATH: process.env['PATH'] }, graceMs: 300 });
  const start = `"${process.execPath}" server.cjs`;
  const says = (port: number): Promise<string> =>
    fetch(`http://127.0.0.1:${port}`).then(
      (answer) => answer.text(),
      () => 'nothing',
    );

  it('are started each at its port, and one of them is stopped and started without the others', async () => {
    const ports = [await freePort(), await freePort()] as const;
    const owned = await ownInstances(
      ports.map((port) => ({ start, port })),
      options(),
      signal,
    );
    const all = (): Promise<string[]> => Promise.all(ports.map(says));
    try {
      assert.equal(owned.count, 2);
      assert.deepEqual(await all(), ports.map(String));
      await owned.stop(0);
      assert.deepEqual(await all(), ['nothing', String(ports[1])]);
      await owned.start(0, signal);
      assert.deepEqual(await all(), ports.map(String));
      await assert.rejects(owned.stop(2), LifecycleFault);
    } finally {
      await owned.stopAll();
    }
    assert.deepEqual(await all(), ['nothing', 'nothing']);
  });

  it('are all stopped again where one does not start', async () => {
    const [first, second] = [await freePort(), await freePort()];
    const declared = [
      { start, port: first },
      { start: `"${process.execPath}" no-such-file.cjs`, port: second },
    ];
    await assert.rejects(ownInstances(declared, options(), signal), /before it answered/);
    assert.equal(await says(first), 'nothing');
  });
});
