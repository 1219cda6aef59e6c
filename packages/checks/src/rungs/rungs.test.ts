import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { RepositoryReader } from '../ports/repository.ts';
import { runCheck } from '../run/run.ts';
import { PRESETS } from '../terms/model.ts';
import { loopback } from '../transport/loopback.ts';
import { serveHttp } from '../transport/suite/servers.ts';
import { checkNamed, helloServer, RUNGS } from './index.ts';

describe('the rungs', () => {
  it('have names of their own, and are found by them, with their variants', () => {
    assert.equal(new Set(RUNGS.map(({ name }) => name)).size, RUNGS.length);
    for (const check of RUNGS) {
      assert.deepEqual(checkNamed(check.name), { check, variant: null });
      for (const variant of Object.keys(check.variants))
        assert.deepEqual(checkNamed(`${check.name}:${variant}`), { check, variant });
    }
    for (const name of ['', 'no-such', 'rest-api:no-such', 'rest-api:toString', 'toString'])
      assert.equal(checkNamed(name), null);
  });

  for (const check of RUNGS)
    it(`${check.name} has a brief that says what is checked, what is not, and how to run it`, async () => {
      const brief = await readFile(
        new URL(`../../../../content/backend/briefs/${check.name}.md`, import.meta.url),
        'utf8',
      );
      assert.match(brief, /^## What is not checked/m);
      assert.ok(brief.includes(`waymark check ${check.name}`));
      for (const variant of Object.keys(check.variants)) assert.ok(brief.includes(`${check.name}:${variant}`), variant);
    });
});

describe('the framework of a server', () => {
  const FILES: Record<string, string> = {
    'package.json': '{ "dependencies": { "express": "5.3.0" } }',
    'node_modules/fastify/package.json': '{ "name": "fastify", "dependencies": { "fastify": "1" } }',
    'api/requirements.txt': 'Flask==3.0\nrequests',
    'README.md': '"hono": django',
  };
  // The two methods that this step uses.
  const repository = {
    origin: 'https://example.org/me/todo.git',
    head: '0'.repeat(40),
    listFiles: () =>
      Promise.resolve({
        files: Object.entries(FILES).map(([path, text]) => ({ path, bytes: text.length })),
        truncated: false,
      }),
    readFile: (path) => Promise.resolve(FILES[path] ?? null),
  } satisfies Partial<RepositoryReader> as Partial<RepositoryReader> as RepositoryReader;

  interface Signs {
    headers?: Record<string, string>;
    /** Body of a 404. */
    notFound?: string;
  }

  async function found(
    framework: string | null,
    withRepository: boolean,
    { headers = {}, notFound = '' }: Signs = { headers: { 'X-Powered-By': 'Express' } },
  ): Promise<string | undefined> {
    const server = await serveHttp((request, response) => {
      if (request.url === '/') response.writeHead(200, headers).end('Hello');
      else response.writeHead(404, headers).end(notFound);
    });
    const record = await runCheck({
      check: helloServer,
      variant: 'framework',
      terms: { ...PRESETS.todos, framework },
      transport: loopback({ host: '127.0.0.1', port: server.port }),
      ...(withRepository && { repository }),
      seed: 'seed',
      now: new Date(0),
    });
    await server.close();
    return record.checks[0]?.steps.find(({ id }) => id === 'uses-the-framework')?.status;
  }

  it('is found in the file that lists dependencies, and only there where there is a repository', async () => {
    assert.equal(await found('express', true), 'pass');
    assert.equal(await found('flask', true), 'pass');
    for (const other of ['fastify', 'hono', 'django']) assert.equal(await found(other, true), 'fail', other);
  });

  it('is found by the way the server answers where there is no repository', async () => {
    assert.equal(await found('express', false), 'pass');
    assert.equal(await found('flask', false), 'fail');
  });

  it('is Flask by its own server, and behind another one by the words of its 404, in JSON too', async () => {
    const words =
      'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.';
    assert.equal(await found('flask', false, { headers: { Server: 'Werkzeug/2.2.2 Python/3.11.2' } }), 'pass');
    const gunicorn = { Server: 'gunicorn' };
    assert.equal(await found('flask', false, { headers: gunicorn, notFound: `<p>${words}</p>` }), 'pass');
    const json = JSON.stringify({ error: { message: words } });
    assert.equal(await found('flask', false, { headers: gunicorn, notFound: json }), 'pass');
    assert.equal(await found('flask', false, { headers: gunicorn, notFound: 'Not Found' }), 'fail');
  });

  it('is Django by all headers of its middleware, or by its 404, but not because of Python’s own server', async () => {
    const middleware = {
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    };
    assert.equal(await found('django', false, { headers: middleware }), 'pass');
    assert.equal(await found('django', false, { headers: { 'X-Frame-Options': 'DENY' } }), 'fail');
    const page = '<h1>Not Found</h1><p>The requested resource was not found on this server.</p>';
    assert.equal(await found('django', false, { notFound: page }), 'pass');
    assert.equal(await found('django', false, { notFound: '<title>Page not found at /nix</title>' }), 'pass');
    assert.equal(await found('django', false, { headers: { Server: 'WSGIServer/0.2 CPython/3.11.2' } }), 'fail');
  });

  it('has to be declared, by a name that is known', async () => {
    for (const name of [null, 'nothing', 'constructor']) assert.equal(await found(name, true), 'skipped');
  });
});
