import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runCheck } from '../../run/run.ts';
import { PRESETS, type Terms } from '../../terms/model.ts';
import { loopback } from '../../transport/loopback.ts';
import { serveHttp } from '../../transport/suite/servers.ts';
import { sentRows } from './table-steps.ts';
import { authorization } from './index.ts';

const PASSWORD = 'kept-to-itself-7';

function termsWith(auth: Partial<Terms['auth']>): Terms {
  return { ...PRESETS.todos, auth: { ...PRESETS.todos.auth, ...auth } };
}

describe('what the learner says of their admin', () => {
  it('stands in no record, also where the server repeats the password', async () => {
    const server = await serveHttp((_, response) => response.writeHead(500).end(`my password is ${PASSWORD}`));
    const transport = loopback({ host: '127.0.0.1', port: server.port });
    const terms = termsWith({ admin: { account: { email: 'ada@example.com', password: PASSWORD } } });
    const record = await runCheck({ check: authorization, terms, transport, seed: 'seed', now: new Date(0) });
    await server.close();
    assert.equal(record.status, 'fail');
    assert.ok(record.exchanges.some(({ response }) => response?.body?.includes('my password is ***')));
    assert.ok(!JSON.stringify(record).includes(PASSWORD));
  });

  it('sends of the table only what reads, and what is said to be safe', () => {
    const terms = termsWith({
      matrix: [
        { method: 'GET', path: '/a', user: 200 },
        { method: 'HEAD', path: '/b', user: 200 },
        { method: 'DELETE', path: '/c', user: 200 },
        { method: 'POST', path: '/d', user: 200, safe: true },
      ],
    });
    assert.deepEqual(
      sentRows(terms).map(({ path }) => path),
      ['/a', '/b', '/d'],
    );
    const sends = authorization.sends(terms);
    assert.ok(sends.includes('POST /d') && !sends.includes('DELETE /c'));
  });
});
