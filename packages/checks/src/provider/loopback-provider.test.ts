import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LifecycleFault } from '../ports/lifecycle.ts';
import { providerVariables } from '../ports/provider.ts';
import { openProvider, type OpenedProvider } from './index.ts';

describe('the service on this machine', () => {
  let provider: OpenedProvider;
  before(async () => void (provider = await openProvider({ redirectUri: 'http://localhost:3000/back' })));
  after(() => provider.close());

  it('has another client and another secret each time, and tells them by their variables', async () => {
    const other = await openProvider({ redirectUri: 'http://localhost:3000/back' });
    const [one, two] = [providerVariables(provider.access), providerVariables(other.access)];
    assert.deepEqual(Object.keys(one).sort(), [
      'OAUTH_CLIENT_ID',
      'OAUTH_CLIENT_SECRET',
      'OAUTH_ISSUER',
      'OAUTH_REDIRECT_URI',
    ]);
    for (const name of ['OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET', 'OAUTH_ISSUER'])
      assert.notEqual(one[name], two[name]);
    assert.ok((one['OAUTH_CLIENT_SECRET'] ?? '').length >= 32);
    await other.close();
  });

  it('takes the values that the learner chose, and says so where the port is taken', async () => {
    const port = Number(new URL(provider.access.issuer).port);
    const chosen = { redirectUri: 'http://a/b', clientId: 'mine', clientSecret: 'mine too' };
    await assert.rejects(openProvider({ ...chosen, port }), (error) => {
      assert.ok(error instanceof LifecycleFault);
      assert.match(error.message, new RegExp(`port ${port}: something else answers there`));
      return true;
    });
    const own = await openProvider({ ...chosen, port: 0 });
    assert.deepEqual([own.access.clientId, own.access.clientSecret], ['mine', 'mine too']);
    await own.close();
  });

  it('refuses a body that no client sends, and goes on', async () => {
    provider.answerWith(({ body }) => ({ status: 200, headers: {}, body: String(body.length) }));
    const send = (body: string): Promise<Response> =>
      fetch(`${provider.access.issuer}/token`, { method: 'POST', body });
    assert.equal((await send('x'.repeat(200_000)).catch(() => null))?.status ?? 413, 413);
    assert.equal(await (await send('x=1')).text(), '3');
  });

  it('ends at once where a request still waits for an answer', async () => {
    const own = await openProvider({ redirectUri: 'http://a/b' });
    own.answerWith(() => 'silence');
    const waiting = fetch(own.access.issuer).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await own.close();
    assert.equal(await waiting, 'cut');
  });
});
