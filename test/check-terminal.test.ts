/** A check at the terminal whose program does not start: the learner is told why, in a sentence, and nothing is kept running. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../packages/checks/src/transport/suite/servers.ts';
import { root, temporaryFolder, waymark } from './harness.ts';
import { eventually } from './pages.ts';

describe('a check whose program does not start', () => {
  let data: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
  });
  after(() => remove());

  const check = (start: string, port: number) =>
    waymark(['check', 'hello-server', '--url', `http://127.0.0.1:${port}`, '--start', start], { data, cwd: data });

  it('says that the program ended before it answered, and with which code', async () => {
    const { code, stderr } = await check('node --eval 0', await freePort());
    assert.equal(code, 2);
    assert.match(stderr, /^waymark: Your program ended with code 0 before it answered\./m);
    assert.doesNotMatch(stderr, /something broke|\n {4}at /);
  });

  it('says that there is no such command', async () => {
    const { code, stderr } = await check('no-such-program --port 3000', await freePort());
    assert.equal(code, 2);
    assert.match(stderr, /^waymark: .*no-such-program/m);
    assert.doesNotMatch(stderr, /something broke|\n {4}at /);
  });

  it('says that something else answers at the port', async () => {
    const other = createServer((_, response) => response.end('taken')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await check('node --eval 0', port);
    other.close();
    assert.equal(code, 2);
    assert.match(stderr, /Something else answers at port \d+ already/);
    assert.doesNotMatch(stderr, /something broke|\n {4}at /);
  });
});

const SLOW_SERVER = `require('node:http').createServer((request, response) => setTimeout(() => response.end('Hello'), 3_000))
  .listen(Number(process.env.PORT), '127.0.0.1');
setTimeout(() => process.exit(), 60_000);`;

describe('a check whose terminal goes away', () => {
  const listens = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const) {
    it(`stops the program that it started: ${signal}, with nobody left to read`, async () => {
      const { folder, remove } = await temporaryFolder();
      await writeFile(path.join(folder, 'server.cjs'), SLOW_SERVER);
      const port = await freePort();
      const words = ['check', 'hello-server', '--url', `http://127.0.0.1:${port}`, '--start', 'node server.cjs'];
      const child = spawn(process.execPath, [path.join(root, 'dist/waymark.js'), ...words], {
        env: { ...process.env, WAYMARK_DATA: folder },
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = new Promise((resolve) => child.once('close', resolve));
      await eventually(() => listens(port), 'the program did not start');
      child.stdout.destroy();
      child.stderr.destroy();
      child.kill(signal);
      await ended;
      await eventually(async () => !(await listens(port)), 'the program is still there');
      await remove();
    });
  }
});
