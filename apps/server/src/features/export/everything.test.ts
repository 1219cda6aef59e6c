import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { direct } from '@waymark/checks/transport';
import { verifyLedger, verifyReceipt, type ReceiptPayload } from '@waymark/contract/receipt';
import { CURRENT, planIt, wholeApp, type WholeApp } from '../../app.fixture.ts';

const everything = async (whole: WholeApp): Promise<string> =>
  (await whole.fetch('/api/export/everything.json')).text();
const restore = (whole: WholeApp, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  whole.fetch('/api/restore', { method: 'POST', body });
/** Two exports are never of the same moment. */
const timeless = (text: string): string => text.replace(/^"exportedAt": .*$/m, '');
/** A restored programme gets a revision that nobody has seen. */
const still = (text: string): string =>
  timeless(text)
    .replaceAll(/"revision":\d+/g, '')
    .replace(/^"sha256": .*$/m, '');

describe('everything as JSON', () => {
  const learner = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const isThere = pathname === '/' || pathname === '/hello';
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(isThere ? `Hello, ${searchParams.get('name') ?? 'World'}!` : 'nothing here');
  });
  after(() => void learner.close());

  async function lived(): Promise<{ whole: WholeApp; receipt: ReceiptPayload }> {
    await new Promise<void>((resolve) => void learner.listen(0, '127.0.0.1', resolve));
    const { port } = learner.address() as AddressInfo;
    const none = (): never => {
      throw new Error('There is none in this test.');
    };
    const whole = await wholeApp({
      routes: { direct: (base) => direct(base, { ports: [port], alsoAllow: [`127.0.0.1:${port}`] }), site: none, clone: none },
    });
    const call: WholeApp['client']['call'] = (...input) => whole.client.call(...input);
    await planIt(whole);
    await call('POST', '/api/programmes/{programme}/time-entries', { params: CURRENT, body: { minutes: 25, note: 'pipes' } });
    const item = { ...CURRENT, kind: 'signal', slug: 'completed-basic-coding-challenges-e-g-15-on' };
    await call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', { params: item, body: { markdown: '# Mine\n🚦', version: 0 } });
    await call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', { params: item, body: {} });
    await call('POST', '/api/programmes/{programme}/review/cards', { params: CURRENT, body: { front: 'a', back: 'b', tags: [] } });
    await call('POST', '/api/programmes/{programme}/quizzes/{quiz}/attempts', { params: { ...CURRENT, quiz: 'how-the-web-works' }, body: {} });
    await call('POST', '/api/programmes/{programme}/calendar/renew', { params: CURRENT });
    const project = await call('POST', '/api/programmes/{programme}/projects', { params: CURRENT, body: { name: 'Direct', baseUrl: `http://127.0.0.1:${port}` } });
    const { id: run } = await call('POST', '/api/programmes/{programme}/projects/{project}/runs', { params: { ...CURRENT, project: project.id }, body: { check: 'hello-server', route: 'direct' } });
    const ended = await call('GET', '/api/programmes/{programme}/runs/{run}', { params: { ...CURRENT, run }, query: { wait: '20000' } });
    assert.equal(ended.run.status, 'pass');
    const receipt = await verifyReceipt(await call('GET', '/api/programmes/{programme}/runs/{run}/receipt', { params: { ...CURRENT, run } }));
    assert.ok(receipt.ok);
    return { whole, receipt: receipt.payload };
  } // prettier-ignore

  it('restores all of it on another Waymark, which exports the same; old receipts verify against the new ledger', async () => {
    const { whole: one, receipt } = await lived();
    const other = await wholeApp();
    const text = await everything(one);
    assert.equal((await restore(other, text)).status, 200);
    const again = await everything(other);
    assert.equal(still(again), still(text));
    for (const table of ['quiz_attempts', 'cards', 'runs', 'projects', 'notes', 'time_entries', 'ledger', 'feeds'])
      assert.match(again, new RegExp(`"${table}": \\[\\n\\{`), table);
    const { programme, rows } = await other.client.call('GET', '/api/programmes/{programme}/ledger', {
      params: CURRENT,
    });
    assert.equal(await verifyLedger(programme, rows, [receipt]), null);
    // On one that was never used nothing at all differs.
    assert.equal((await restore(other, new Uint8Array(gzipSync(again)))).status, 200);
    assert.equal(still(await everything(other)), still(text));
    await Promise.all([one.close(), other.close()]);
  });

  it('that was altered is refused with the place, and nothing changes', async () => {
    const whole = await wholeApp();
    await whole.client.call('POST', '/api/programmes/{programme}/time-entries', { params: CURRENT, body: { minutes: 25, note: 'pipes' } }); // prettier-ignore
    const text = await everything(whole);
    for (const [given, says] of [
      [text.replace('"pipes"', '"lakes"'), /tables\.time_entries is not what was written/],
      [text.replace('"minutes":25', '"minutes":"25"'), /tables\.time_entries\[0\]/],
      [text.slice(0, text.length >> 1), /no whole JSON/],
    ] as const) {
      const response = await restore(whole, given);
      assert.equal(response.status, 422);
      assert.match(await response.text(), says);
      assert.equal(timeless(await everything(whole)), timeless(text));
    }
    await whole.close();
  });
});
