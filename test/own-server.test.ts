/**
 * Waymark's own server, asked by its own checks, as a learner's would be. The resource is that of job applications, which
 * keeps the contract of the brief `rest-api` under names of its own.
 */
import { readTerms, runCheck, type Check, type RunRecord, type Terms } from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import { loopback } from '@waymark/checks/transport';
import { createApp, loadConfig, loadContent, serve, type App, type Served } from '@waymark/server';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root, temporaryFolder } from './harness.ts';

const WAYMARK_YAML = {
  contract: 'todos',
  resource: {
    ...{ noun: 'application', path: '/api/programmes/current/applications' },
    ...{ id: 'id', text: 'company', body: 'notes', flag: 'closed', created: 'createdAt' },
  },
  list: { items: 'items', total: 'total', page: 'page', size: 'limit' },
};

/** Of the rung that greets people by name, only that a server answers: Waymark's first page is the web app. */
function withoutGreeting(check: Check): Check {
  const steps = check.name === 'hello-server' ? check.steps.slice(0, 1) : check.steps;
  return { ...check, steps, needs: check.needs.map(withoutGreeting) };
}

function named(name: string): Check {
  const check = checkNamed(name)?.check;
  assert.ok(check, name);
  return withoutGreeting(check);
}

function termsOf(file: unknown): Terms {
  const read = readTerms(file);
  assert.ok(read.ok, JSON.stringify(read));
  return read.terms;
}

/** What did not pass, in words, with what was asked and what came back. */
function complaints({ checks }: RunRecord): string[] {
  return checks.flatMap(({ steps }) =>
    steps
      .filter(({ status }) => status !== 'pass' && status !== 'not-asked')
      .map(({ id, status, failure }) => `${id} ${status}: ${JSON.stringify(failure)}`),
  );
}

describe('Waymark’s own server, asked by its own checks', () => {
  const folder = temporaryFolder();
  let app: App;
  let served: Served;
  before(async () => {
    const loaded = loadConfig({ env: {}, flags: { data: (await folder).folder, port: '0' } });
    assert.ok(loaded.ok);
    app = await createApp({ config: loaded.config, content: await loadContent(path.join(root, 'content/backend')) });
    served = await serve(app, { host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await served.close();
    await app.close();
    await (await folder).remove();
  });

  async function check(name: string): Promise<RunRecord> {
    const transport = loopback({ host: '127.0.0.1', port: Number(new URL(served.url).port) });
    try {
      const seed = randomBytes(16).toString('hex');
      return await runCheck({ check: named(name), terms: termsOf(WAYMARK_YAML), transport, seed, now: new Date() });
    } finally {
      await transport.close();
    }
  }

  it('passes rest-api and http-caching whole, and leaves nothing behind', async () => {
    const record = await check('http-caching');
    assert.deepEqual(complaints(record), []);
    assert.deepEqual(
      record.checks.map((one) => [one.name, one.status]),
      ['hello-server', 'rest-api', 'http-caching'].map((name) => [name, 'pass']),
    );
    const left: unknown = await (await fetch(`${served.url}/api/programmes/current/applications`)).json();
    assert.deepEqual(left, { items: [], total: 0 });
  });

  // These do not apply yet. Their names stand here so that nobody takes their absence for a pass.
  it('is not asked for authentication and authorization', {
    skip: 'there are no accounts yet: one learner, one machine',
  });
  it('is not asked for websocket', { skip: 'live changes come as server-sent events, and a socket only to a tunnel' });
  it('is not asked for hello-server', { skip: 'nobody is greeted: the first page is the web app' });
});
