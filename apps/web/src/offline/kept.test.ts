import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isKeepable, isKeptRead, KEPT_AT, stamped } from './kept.ts';

describe('answers that are kept for a day without a network', () => {
  it('keeps what the pages of a programme show', () => {
    const paths = ['', '/today', '/plan', '/items/quick-win/git-init-commit', '/practice/challenges/stack', '/review'];
    for (const path of paths) assert.equal(isKeptRead(`/api/programmes/current${path}`), true, path);
    assert.equal(isKeptRead('/api/programmes'), true);
  });

  it('never keeps streams, receipts, exports, backups, secret addresses or what it does not know', () => {
    const paths = [
      '/api/programmes/current/events',
      '/api/programmes/current/projects/p1/runs/r1/receipt',
      '/api/programmes/current/runs/r1/events',
      '/api/programmes/current/export/plan.ics',
      '/api/programmes/current/calendar',
      '/api/programmes/current/notion',
      '/api/programmes/current/practice/submissions/s1',
      '/api/programmes/current/ledger',
      '/api/export/everything.json',
      '/api/backup',
      '/api/keys',
      '/calendar/secret.ics',
      '/api/programmes/current/today/../../../backup',
    ];
    for (const path of paths) assert.equal(isKeptRead(path), false, path);
  });

  it('keeps whole answers of the server alone: no refusal, no page of a network that wants a password', () => {
    const json = { 'content-type': 'application/json', 'x-request-id': 'r1' };
    assert.equal(isKeepable(new Response('{}', { headers: json })), true);
    for (const status of [206, 401, 403, 404, 500, 503])
      assert.equal(isKeepable(new Response('{}', { status, headers: json })), false, String(status));
    assert.equal(isKeepable(new Response('<p>Sign in', { headers: { ...json, 'content-type': 'text/html' } })), false);
    assert.equal(isKeepable(new Response('{}', { headers: { 'content-type': 'application/json' } })), false);
  });

  it('says on a kept answer when it was kept, and changes nothing else', async () => {
    const kept = stamped(Response.json({ a: 1 }, { headers: { etag: '"1"' } }), new Date('2026-03-01T14:32:00Z'));
    assert.equal(kept.headers.get(KEPT_AT), '2026-03-01T14:32:00.000Z');
    assert.equal(kept.headers.get('etag'), '"1"');
    assert.deepEqual(await kept.json(), { a: 1 });
  });
});
