/** A check at the terminal whose program does not start: the learner is told why, in a sentence, and nothing is kept running. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../packages/checks/src/transport/suite/servers.ts';
import { temporaryFolder, waymark } from './harness.ts';

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
