import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decode } from './decode.ts';

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
const codes = (input: Uint8Array | string): string[] => decode(input).diagnostics.map(({ code }) => code);
const utf16 = (text: string, isBig: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const unit = char.charCodeAt(0);
      return isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
    }),
  );

describe('decoding bytes', () => {
  it('reads UTF-8 as it is, line endings included', () => {
    const text = '# Été 🎯\r\nmixed\nends\r\n';
    assert.deepEqual(decode(new TextEncoder().encode(text)), { source: text, diagnostics: [] });
  });

  it('drops a byte order mark', () => {
    assert.equal(decode(bytes(0xef, 0xbb, 0xbf, 0x61)).source, 'a');
    assert.equal(decode('\ufeff# a').source, '# a');
    assert.equal(decode('ï»¿# Plan').source, '# Plan');
  });

  it('reads UTF-16 of either order, with and without a mark', () => {
    for (const isBig of [false, true]) {
      assert.equal(decode(utf16('\ufeff# Plan\n- a', isBig)).source, '# Plan\n- a');
      assert.equal(decode(utf16('# Plan\n- a', isBig)).source, '# Plan\n- a');
    }
    assert.deepEqual(codes(utf16('# Plan\n- a', true)), ['not-utf8']);
  });

  it('reads bytes that are not UTF-8 in the encoding that makes words of them', () => {
    assert.equal(decode(bytes(0x63, 0x61, 0x66, 0xe9, 0x20, 0x6e, 0x61, 0xef, 0x76, 0x65)).source, 'café naïve');
    assert.equal(decode(bytes(0x63, 0x61, 0x66, 0x8e, 0x20, 0x6e, 0x61, 0x95, 0x76, 0x65)).source, 'café naïve');
    assert.deepEqual(codes(bytes(0x63, 0x61, 0x66, 0xe9)), ['not-utf8']);
    assert.equal(decode(bytes(0xdc, 0x62, 0x75, 0x6e, 0x67)).source, 'Übung');
    assert.equal(decode(bytes(0x83, 0x63, 0x6f, 0x6c, 0x65, 0x20, 0x8e, 0x74, 0x8e)).source, 'École été');
  });

  it('keeps good UTF-8 when a few bytes of it are broken', () => {
    const good = new TextEncoder().encode('Привет, мир. ');
    assert.equal(decode(Uint8Array.from([...good, 0xff, 0x2e])).source, 'Привет, мир. \ufffd.');
  });

  it('reports binary junk, and takes out NUL, which no database stores as text', () => {
    const { source, diagnostics } = decode('a\n\0b\x01');
    assert.equal(source, 'a\n\ufffdb\x01');
    assert.deepEqual(
      diagnostics.map(({ line, code, severity }) => [line, code, severity]),
      [[2, 'not-text', 'error']],
    );
  });

  it('mends lone surrogates', () => {
    assert.equal(decode('a\ud800b').source, 'a\ufffdb');
  });

  it('never throws, and decoding again changes nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (junk) => {
        const { source } = decode(junk);
        assert.ok(source.isWellFormed());
        assert.equal(decode(source).source, source);
        assert.equal(decode(new TextEncoder().encode(source)).source, source);
      }),
    );
  });
});
