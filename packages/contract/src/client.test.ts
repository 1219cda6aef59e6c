import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, createClient } from './client.ts';

interface Sent {
  url: string;
  init: RequestInit;
}

/** A client over a wire that answers as told and remembers what was sent. */
function wired(answer: () => Response): { client: ReturnType<typeof createClient>; sent: Sent[] } {
  const sent: Sent[] = [];
  const send = (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    return Promise.resolve(answer());
  };
  return { client: createClient(send, 'http://host'), sent };
}

describe('the client', () => {
  it('fills path and query, encoding both', async () => {
    const { client, sent } = wired(() => Response.json({ entries: [] }));
    await client.call('GET', '/api/programmes/{programme}/time-entries', {
      params: { programme: 'a/b ü' },
      query: { from: '2027-01-04', itemId: 'resource/x&y' },
    });
    assert.equal(
      sent[0]?.url,
      'http://host/api/programmes/a%2Fb%20%C3%BC/time-entries?from=2027-01-04&itemId=resource%2Fx%26y',
    );
  });

  it('sends a body as JSON under the caller’s idempotency key, and gives back the answer', async () => {
    const { client, sent } = wired(() => Response.json({ id: 'e' }, { status: 201 }));
    const entry = await client.call('POST', '/api/programmes/{programme}/time-entries', {
      params: { programme: 'current' },
      body: { minutes: 45 },
      idempotencyKey: 'key-1',
    });
    assert.equal(entry.id, 'e');
    const headers = sent[0]?.init.headers as Record<string, string>;
    assert.deepEqual([headers['content-type'], headers['idempotency-key']], ['application/json', 'key-1']);
    assert.equal(sent[0]?.init.body, '{"minutes":45}');
  });

  it('gives nothing back where there is nothing', async () => {
    const { client } = wired(() => new Response(null, { status: 204 }));
    const params = { programme: 'current' };
    await assert.doesNotReject(client.call('DELETE', '/api/programmes/{programme}/timer', { params }));
  });

  it('throws what the server put into words', async () => {
    const error = { code: 'no-timer', message: 'No timer is running.', details: [], requestId: 'r1' };
    const { client } = wired(() => Response.json({ error }, { status: 409 }));
    await assert.rejects(client.call('GET', '/api/programmes'), (thrown) => {
      assert.ok(thrown instanceof ApiError);
      assert.deepEqual([thrown.status, thrown.message, thrown.body.code], [409, 'No timer is running.', 'no-timer']);
      return true;
    });
  });

  it('reads as one of our errors also what a proxy says', async () => {
    for (const body of ['<h1>Bad Gateway</h1>', 'null', '{"error":"x"}', '']) {
      const { client } = wired(() => new Response(body, { status: 502 }));
      await assert.rejects(client.call('GET', '/api/programmes'), { name: 'ApiError', status: 502, message: /502/ });
    }
  });
});
