/** Sign-in with another service, checked from the terminal: here, through a tunnel, and where the server cannot know of the service. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../packages/checks/src/transport/suite/servers.ts';
import { root, startServer, temporaryFolder, waymark, type Ran, type Running } from './harness.ts';

const START = `"${process.execPath}" "${path.join(root, 'test/learners/pass-oauth/server.ts')}"`;

describe('a sign-in with another service, at the terminal', () => {
  let data: string;
  let desk: string;
  let remove: () => Promise<void>;
  let server: Running;

  before(async () => {
    ({ folder: data, remove } = await temporaryFolder());
    desk = path.join(data, 'desk');
    await mkdir(desk);
    server = await startServer(data);
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  const check = async (args: string[], env: Record<string, string> = {}): Promise<Ran> =>
    waymark(['check', 'oauth', '--url', `http://127.0.0.1:${await freePort()}`, ...args], { data, cwd: desk, env });

  it('passes here, with a service that the command line opens and tells the learner’s server', async () => {
    const { code, stdout, stderr } = await check(['--start', START]);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /Passed: all \d+ steps/);
    assert.match(stdout, /Your server asked the service: \/token 200, \/userinfo 200/);
  });

  it('passes through a tunnel, where the server plays the service', async () => {
    const { code, stdout, stderr } = await check(['--start', START, '--tunnel']);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stderr, /your server asks the service: POST \/token/);
  });

  it('says what to do where the learner’s server cannot know of the service', async () => {
    const unknown = await check([]);
    assert.notEqual(unknown.code, 0);
    assert.match(unknown.stderr, /--start "node server\.js"[^]*OAUTH_ISSUER=http:\/\/127\.0\.0\.1:4610/);
    const elsewhere = await check([], {
      OAUTH_ISSUER: 'https://a.example',
      OAUTH_CLIENT_ID: 'a',
      OAUTH_CLIENT_SECRET: 'b',
    });
    assert.match(elsewhere.stderr, /OAUTH_ISSUER has to be http:\/\/127\.0\.0\.1 and a port/);
    const far = await check(['--url', 'https://todo.example.org']);
    assert.match(far.stderr, /where a server elsewhere cannot reach it/);
  });
});
