import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { TransportFault, WIRE_LIMITS, type WireRequest } from '../ports/transport.ts';
import { refusal } from './addresses.ts';
import { direct } from './direct.ts';
import { loopback } from './loopback.ts';
import { serveHttp } from './suite/servers.ts';
import { transportSuite } from './suite/behaviour.ts';

transportSuite('loopback', (port) => loopback({ host: 'localhost', port }));
transportSuite('direct', (port) => direct(`http://127.0.0.1:${port}`, { alsoAllow: [`127.0.0.1:${port}`] }));

const REQUEST: WireRequest = { method: 'GET', target: '/', headers: [], body: null, follow: true, limits: WIRE_LIMITS };
const signal = AbortSignal.timeout(60_000);
const isBlocked = (error: unknown): boolean => error instanceof TransportFault && error.code === 'blocked';

describe('the direct route refuses an address as it is written', () => {
  const BAD = `http://localhost http://localhost:3000 http://app.localhost http://127.0.0.1 http://127.1 http://2130706433
    http://0x7f000001 http://0177.0.0.1 http://0x7f.1 http://①②⑦.⓪.⓪.① http://10.1.2.3 http://172.16.0.1 http://172.31.255.255
    http://192.168.1.1 http://169.254.169.254 http://100.64.0.1 http://0.0.0.0 http://224.0.0.1 http://240.0.0.1
    http://255.255.255.255 http://192.0.2.1 http://198.18.0.1 http://[::1] http://[::] http://[::ffff:127.0.0.1]
    http://[::ffff:8.8.8.8] http://[::ffff:7f00:1] http://[::127.0.0.1] http://[64:ff9b::7f00:1] http://[64:ff9b:1::1]
    http://[2002:7f00:1::] http://[2001:0:7f00:1::] http://[fc00::1] http://[fd12::1] http://[fe80::1] http://[fec0::1]
    http://[ff02::1] http://[2001:db8::1] http://[3fff::1] http://[4000::1] http://0x08080808 http://134744072
    http://example.org:22 http://example.org:25 http://example.org:6379 http://example.org:5432 http://user@example.org
    http://user:pass@example.org ftp://example.org file:///etc/passwd gopher://example.org javascript:alert(1) http://
    http://localhost. http://127.0.0.1. http://metadata.google.internal. http://unix:/var/run/docker.sock:/
    http://intranet http://router.local http://metadata.google.internal http://printer.home.arpa`;
  for (const address of BAD.split(/\s+/))
    it(address, () => {
      assert.throws(() => direct(address), isBlocked);
    });

  it('and takes public ones', () => {
    for (const address of [
      'https://example.org',
      'http://example.org:8080/api/',
      'http://8.8.8.8',
      'https://[2606:4700::1111]',
      'https://żółw.example',
    ])
      assert.equal(direct(address).route, 'direct');
  });
});

describe('the direct route looks a name up', () => {
  const leadingTo = (...addresses: string[]) =>
    direct('http://example.org', {
      lookup: () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
    });

  it('and refuses a name that leads to a private address', async () => {
    await assert.rejects(leadingTo('10.0.0.5').send(REQUEST, signal), isBlocked);
    await assert.rejects(leadingTo('::ffff:10.0.0.5').send(REQUEST, signal), isBlocked);
  });

  it('and refuses it where only one of several addresses is private', async () => {
    await assert.rejects(leadingTo('93.184.216.34', '127.0.0.1').send(REQUEST, signal), isBlocked);
  });

  it('again for each request, so that a name that changes its mind reaches nothing', async () => {
    const server = await serveHttp((_, response) => response.end('inside'));
    const answers = ['127.0.0.1', '127.0.0.2'];
    const transport = direct(`http://rebind.example:${server.port}`, {
      alsoAllow: [`127.0.0.1:${server.port}`, `rebind.example:${server.port}`],
      lookup: () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]),
    });
    assert.equal((await transport.send(REQUEST, signal)).status, 200);
    await assert.rejects(transport.send(REQUEST, signal), isBlocked);
    await server.close();
  });

  it('and again at a redirect, with the name in the Host header and secrets left behind', async () => {
    const seen: (string | undefined)[] = [];
    const server = await serveHttp((request, response) => {
      seen.push(request.headers.host, request.headers.authorization);
      if (request.headers.host?.startsWith('one.') === true)
        response.writeHead(302, { Location: `http://two.example:${server.port}/` }).end();
      else response.end();
    });
    const asked: string[] = [];
    const names = ['one.example', 'two.example'];
    const transport = direct(`http://one.example:${server.port}`, {
      alsoAllow: ['127.0.0.1', ...names].map((name) => `${name}:${server.port}`),
      lookup: (host) => {
        asked.push(host);
        return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      },
    });
    await transport.send({ ...REQUEST, headers: [['Authorization', 'Bearer x']] }, signal);
    assert.deepEqual(asked, names);
    assert.deepEqual(seen, [`one.example:${server.port}`, 'Bearer x', `two.example:${server.port}`, undefined]);
    await server.close();
  });

  it('and blames the network, not the learner, when the look-up gives no answer', async () => {
    const silent = direct('http://example.org', {
      lookup: (_, stop) =>
        new Promise((_resolve, reject) => stop.addEventListener('abort', () => reject(stop.reason as Error))),
    });
    await assert.rejects(silent.send({ ...REQUEST, limits: { ...WIRE_LIMITS, totalMs: 100 } }, signal), TransportFault);
  });
});

describe('which addresses are public', () => {
  it('no IPv4 address is public in any of the forms that hide it in IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
        for (const form of [
          `::ffff:${address}`,
          `::${address}`,
          `64:ff9b::${high}:${low}`,
          `2002:${high}:${low}::1`,
          `2001:0:${high}:${low}::1`,
        ])
          assert.notEqual(refusal(form), null, form);
      }),
    );
  });

  it('what is not an address is refused', () => {
    for (const text of ['', 'example.org', '1.2.3', '2606:4700::1%eth0']) assert.notEqual(refusal(text), null);
  });
});

describe('the loopback route', () => {
  it('knows this machine only', () => {
    for (const host of ['example.org', '10.0.0.1', '127.0.0.2', '0.0.0.0', 'toString'])
      assert.throws(() => loopback({ host, port: 3000 }), isBlocked);
  });

  it('reaches a server that listens on ::1 only', async (test) => {
    const server = createServer((_, response) => response.end('six'));
    const port = await new Promise<number | null>((resolve) => {
      server.once('error', () => resolve(null));
      server.listen(0, '::1', () => resolve((server.address() as AddressInfo).port));
    });
    if (port === null) {
      test.skip('this machine has no IPv6 loopback');
      return;
    }
    const response = await loopback({ host: 'localhost', port }).send(REQUEST, signal);
    assert.equal(Buffer.from(response.body).toString(), 'six');
    await new Promise((resolve) => server.close(resolve));
  });

  it('uses no proxy, whatever the environment says', async () => {
    const server = await serveHttp((_, response) => response.end('direct'));
    const program = `
      import { loopback } from ${JSON.stringify(import.meta.resolve('./loopback.ts'))};
      const response = await loopback({ host: '127.0.0.1', port: ${server.port} }).send(${JSON.stringify(REQUEST)}, AbortSignal.timeout(5000));
      console.log(Buffer.from(response.body).toString());`;
    const env = {
      ...process.env,
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: 'http://127.0.0.1:1',
      http_proxy: 'http://127.0.0.1:1',
      NO_PROXY: '',
    };
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
    assert.equal(stdout.trim(), 'direct');
    await server.close();
  });
});
