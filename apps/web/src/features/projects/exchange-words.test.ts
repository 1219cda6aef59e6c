import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyWords, responseLine } from './exchange-words.ts';

const message = (body: string | null, truncated = false) => ({
  headers: [] as [string, string][], body, bytes: body?.length ?? 0, truncated,
}); // prettier-ignore

describe('a body that is shown', () => {
  it('is laid out where it is JSON, and left alone where it is not', () => {
    assert.equal(bodyWords(message('{"a":1}'))?.text, '{\n  "a": 1\n}');
    assert.equal(bodyWords(message('<b>x'))?.text, '<b>x');
    assert.equal(bodyWords(message('')), null);
    assert.equal(bodyWords(message(null)), null);
  });

  it('is cut where it is long or wide, and says so', () => {
    const wide = bodyWords(message('x'.repeat(100_000)));
    assert.ok((wide?.text.length ?? 0) < 1_000);
    assert.match(wide?.note ?? '', /100000 bytes/);
    const long = bodyWords(message('line\n'.repeat(10_000)));
    assert.ok((long?.text.length ?? 0) <= 4_000);
    assert.notEqual(long?.note, '');
    assert.notEqual(bodyWords(message('short', true))?.note, '');
  });

  it('says what came back, or why nothing did', () => {
    const exchange = { at: 0, method: 'GET', target: '/', request: message(null) };
    const fault = { code: 'refused', message: 'Nothing listens there.' };
    assert.equal(responseLine({ ...exchange, response: null, fault }), 'Nothing listens there.');
    const response = { ...message('x'), status: 200, firstByteMs: 1, totalMs: 11.6 };
    assert.equal(responseLine({ ...exchange, response, fault: null }), '200, after 12 ms');
  });
});
