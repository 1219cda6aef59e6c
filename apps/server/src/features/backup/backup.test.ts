import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CURRENT, wholeApp, type WholeApp } from '../../app.fixture.ts';

const log = (whole: WholeApp, note: string): Promise<unknown> =>
  whole.client.call('POST', '/api/programmes/{programme}/time-entries', {
    params: CURRENT,
    body: { minutes: 10, note },
  });

const notes = async (whole: WholeApp): Promise<string[]> => {
  const { entries } = await whole.client.call('GET', '/api/programmes/{programme}/time-entries', { params: CURRENT });
  return entries.map(({ note }) => note).sort();
};

const backUp = async (whole: WholeApp): Promise<Uint8Array<ArrayBuffer>> => {
  const response = await whole.fetch('/api/backup');
  assert.match(response.headers.get('content-disposition') ?? '', /waymark-2027-01-04\.ndjson\.gz/);
  return new Uint8Array(await response.arrayBuffer());
};

const restore = (whole: WholeApp, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
  whole.fetch('/api/restore', { method: 'POST', body });

describe('a backup', () => {
  it('brings everything back as it was, also on another Waymark, and reads show it at once', async () => {
    const one = await wholeApp();
    await log(one, 'kept');
    const file = await backUp(one);
    await log(one, 'later');
    assert.deepEqual(await notes(one), ['kept', 'later']);
    const response = await restore(one, file);
    assert.equal(response.status, 200);
    assert.deepEqual(await notes(one), ['kept']);
    const other = await wholeApp();
    await log(other, 'of the other');
    assert.equal((await restore(other, file)).status, 200);
    assert.deepEqual(await notes(other), ['kept']);
    await Promise.all([one.close(), other.close()]);
  });

  it('restores unpacked too, and tells those who listen', async () => {
    const whole = await wholeApp();
    const file = await backUp(whole);
    const events = await whole.fetch('/api/programmes/current/events');
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    assert.equal((await restore(whole, new Uint8Array(gunzipSync(file)))).status, 200);
    const { value } = await reader.read();
    assert.match(new TextDecoder().decode(value), /"feature":"backup"/);
    await reader.cancel();
    await whole.close();
  });

  it('that is damaged, cut short or no backup changes nothing', async () => {
    const whole = await wholeApp();
    await log(whole, 'kept');
    const file = await backUp(whole);
    const plain = gunzipSync(file);
    const damaged = file.slice();
    damaged.fill(0, damaged.length >> 1);
    const bad = [
      new Uint8Array(),
      new TextEncoder().encode('hello\n'),
      file.slice(0, file.length >> 1),
      damaged,
      new Uint8Array(plain.subarray(0, plain.lastIndexOf(10, plain.length - 2) + 1)),
      new Uint8Array(gzipSync(Buffer.from([0xff, 0xfe, 0x0a]))),
    ];
    for (const [index, body] of bad.entries()) {
      const response = await restore(whole, body);
      const text = await response.text();
      assert.equal(response.status, 422, `${index}: ${text}`);
      assert.match(text, /unreadable-backup/);
      assert.deepEqual(await notes(whole), ['kept']);
    }
    await whole.close();
  });
});
