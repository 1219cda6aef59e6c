import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Route, Transport } from '../../ports/transport.ts';
import type { RepositoryReader } from '../../ports/repository.ts';
import { provedBy } from '../../record/proved.ts';
import { runCheck } from '../../run/run.ts';
import { PRESETS } from '../../terms/model.ts';
import { loopback } from '../../transport/loopback.ts';
import { serveHttp } from '../../transport/suite/servers.ts';
import { deployed } from './index.ts';
import { isPublic } from './commit-steps.ts';
import { servesPage } from './page-steps.ts';

/** Only what is about the address: the rest is tested by stored learners. */
const check = {
  ...deployed,
  needs: [],
  steps: [
    { ...servesPage, after: [] },
    { ...isPublic, after: [] },
  ],
};
const repository = { origin: 'here', head: '0'.repeat(40) } as Partial<RepositoryReader> as RepositoryReader;

async function over(route: Route, base: string | null) {
  const server = await serveHttp((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Hello</title>'),
  );
  const here = loopback({ host: '127.0.0.1', port: server.port });
  const transport: Transport = { ...here, route, base: base ?? here.base };
  const record = await runCheck({
    ...{ check, terms: PRESETS.todos, transport, repository, seed: 'seed', now: new Date(0) },
  });
  await server.close();
  return { record, step: record.checks[0]?.steps.at(-1), proved: provedBy(record) };
}

describe('what is deployed', () => {
  it('counts as public over https at a public address', async () => {
    const { proved } = await over('direct', 'https://todo.example.org');
    assert.deepEqual(proved, ['deployed', 'deployed:public']);
  });

  it('does not without https', async () => {
    const { step, proved } = await over('direct', 'http://todo.example.org');
    assert.match(step?.failure?.advice ?? '', /Switch https on/);
    assert.deepEqual(proved, []);
  });

  it('is rehearsed on the learner’s own machine, which proves the rest and no more', async () => {
    for (const route of ['loopback', 'tunnel'] as const) {
      const { step, proved } = await over(route, null);
      assert.equal(step?.status, 'not-asked');
      assert.deepEqual(proved, ['deployed']);
    }
  });
});
