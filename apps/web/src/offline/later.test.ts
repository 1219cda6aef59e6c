import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { laterOf, recordCall } from './later.ts';

const now = new Date('2026-03-01T23:30:00Z');
const logged = () =>
  recordCall((api) =>
    api.call('POST', '/api/programmes/{programme}/time-entries', {
      params: { programme: 'current' },
      body: { minutes: 45, note: '' },
      idempotencyKey: 'k1',
    }),
  );

describe('turning a write into one that waits', () => {
  it('hears what a write would send, without sending it', async () => {
    assert.deepEqual(await logged(), {
      method: 'POST',
      path: '/api/programmes/current/time-entries',
      body: '{"minutes":45,"note":""}',
    });
  });

  it('ties it to the programme it was made in and to its day', async () => {
    const later = { says: 'Logged 45 min.', body: { date: '2026-03-01' } };
    const write = laterOf(await logged(), { key: 'k1', later, tried: false, programme: 'p1', now });
    assert.equal(write.path, '/api/programmes/p1/time-entries');
    assert.deepEqual(JSON.parse(write.body ?? ''), { date: '2026-03-01', minutes: 45, note: '' });
    assert.equal(write.at, '2026-03-01T23:30:00.000Z');
    assert.equal(write.first, null);
  });

  it('remembers how it was spelled when it may have been sent, since the server knows its key under that', async () => {
    const write = laterOf(await logged(), { key: 'k1', later: { says: '' }, tried: true, programme: 'p1', now });
    assert.equal(write.first?.path, '/api/programmes/current/time-entries');
    const same = laterOf(await logged(), { key: 'k1', later: { says: '' }, tried: true, programme: null, now });
    assert.equal(same.first, null);
  });

  it('does not change what the learner said by what would be filled in', async () => {
    const call = { method: 'POST', path: '/x', body: '{"date":"2026-02-27"}' };
    const later = { says: '', body: { date: '2026-03-01' } };
    assert.equal(laterOf(call, { key: 'k', later, tried: false, programme: null, now }).body, call.body);
  });

  it('refuses a write that makes no call, and passes on what a write throws of its own', async () => {
    await assert.rejects(
      recordCall(() => Promise.resolve()),
      /makes no call/,
    );
    await assert.rejects(
      recordCall(() => Promise.reject(new RangeError('mine'))),
      RangeError,
    );
  });
});
