import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { RepositoryReader } from '@waymark/checks';
import { direct, loopback } from '@waymark/checks/transport';
import { dialTunnel, serveTunnel } from '@waymark/checks/tunnel';
import { CURRENT, wholeApp, type WholeApp } from '../../app.fixture.ts';
import { serve, type Served } from '../../platform/http/serve.ts';

const HEAD = '5f2a81c9d3b7e60f4a1c2d3e4f5a6b7c8d9e0f1a';
const ADDRESS = 'https://git.example.org/ada/blog';

describe('a check that asks a server and reads a repository', () => {
  let whole: WholeApp;
  let served: Served;
  let learner: Server;
  let port: number;
  /** How many clones lie about. */
  let cloned = 0;
  before(async () => {
    learner = createServer((_, response) => void response.writeHead(404).end());
    await new Promise<void>((resolve) => learner.listen(0, '127.0.0.1', () => resolve()));
    ({ port } = learner.address() as AddressInfo);
    whole = await wholeApp({
      routes: {
        direct: (base) => direct(base, { ports: [port], alsoAllow: [`127.0.0.1:${port}`] }),
        site: () => {
          throw new Error('There is no public name in this test.');
        },
        clone(address) {
          cloned += 1;
          // What is read of it here is its name and its commit.
          const reader = { origin: address, head: HEAD } as Partial<RepositoryReader> as RepositoryReader;
          const remove = (): Promise<void> => Promise.resolve(void (cloned -= 1));
          return Promise.resolve({ reader, remove });
        },
      },
    });
    served = await serve(whole.app, { host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await served.close();
    await whole.close();
    learner.close();
  });

  async function start(name: string, baseUrl: string | null, route: 'direct' | 'tunnel') {
    const body = { name, baseUrl, repository: ADDRESS };
    const { id } = await whole.client.call('POST', '/api/programmes/{programme}/projects', { params: CURRENT, body });
    return whole.client.call('POST', '/api/programmes/{programme}/projects/{project}/runs', {
      params: { ...CURRENT, project: id },
      body: { check: 'deployed', route },
    });
  }

  const ended = (run: string) =>
    whole.client.call('GET', '/api/programmes/{programme}/runs/{run}', {
      params: { ...CURRENT, run },
      query: { wait: '20000' },
    });

  it('has both over a public address, and takes the form that this route asks for', async () => {
    const { record } = await ended((await start('Direct', `http://127.0.0.1:${port}`, 'direct')).id);
    assert.deepEqual(record?.repository, { origin: ADDRESS, head: HEAD });
    assert.deepEqual([record.route, record.variant], ['direct', 'public']);
    assert.equal(cloned, 0);
  });

  it('has both over a tunnel, which is a rehearsal', async () => {
    const { id, ticket } = await start('Tunnelled', null, 'tunnel');
    const { signal } = new AbortController();
    const channel = await dialTunnel(served.url, ticket ?? '', signal);
    await serveTunnel({
      channel,
      transport: loopback({ host: '127.0.0.1', port }),
      signal,
      onRequest: () => undefined,
    });
    const { record } = await ended(id);
    assert.deepEqual(record?.repository, { origin: ADDRESS, head: HEAD });
    assert.deepEqual([record.route, record.variant], ['tunnel', null]);
    assert.equal(cloned, 0);
  });

  it('fetches nothing where the address may not be asked', async () => {
    const { run } = await ended((await start('Blocked', 'http://169.254.169.254/', 'direct')).id);
    assert.equal(run.status, 'error');
    assert.equal(cloned, 0);
  });
});
