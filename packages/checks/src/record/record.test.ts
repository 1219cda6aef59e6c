import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { WIRE_LIMITS, type WireRequest } from '../ports/transport.ts';
import { cleanText, cut } from './clean.ts';
import { curlOf } from './curl.ts';
import { createMasker } from './mask.ts';

describe('what is stored of a run', () => {
  it('shows no secret in headers, bodies, forms and addresses', () => {
    const { text, header } = createMasker();
    const hidden = [
      header('Authorization', 'Bearer s3cr3t'),
      header('authorization', 's3cr3t'),
      header('Cookie', 'session=s3cr3t; theme=s3cr3t'),
      header('Set-Cookie', 'session=s3cr3t; HttpOnly; Path=/'),
      header('X-Api-Key', 's3cr3t'),
      header('Location', '/done?token=s3cr3t&x=1'),
      text('{"password":"s3cr3t","title":"kept"}'),
      text('{"newPassword" : "s3\\"s3cr3t"}'),
      text('{"access_token":"s3cr3t'),
      text('{"refreshToken":12345}').replace('12345', 's3cr3t'),
      text('user=a&password=s3cr3t&x=1'),
      text('/callback?code=s3cr3t&state=1'),
      text('curl -H "Authorization: Bearer s3cr3t"'),
      text('it said eyJhbGciOiJIUzI1NiJ9.s3cr3t.s3cr3t'),
    ];
    for (const shown of hidden) assert.ok(!shown.includes('s3cr3t'), shown);
    assert.equal(header('Set-Cookie', 'session=s3cr3t; HttpOnly; Path=/'), 'session=***; HttpOnly; Path=/');
    assert.equal(header('Authorization', 'Bearer s3cr3t'), 'Bearer ***');
    assert.match(text('{"password":"s3cr3t","title":"kept"}'), /"title":"kept"/);
  });

  it('shows no value that was called secret, in whatever form it stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4 }).filter((secret) => secret.isWellFormed() && !'***'.includes(secret)),
        (secret) => {
          const masker = createMasker();
          masker.addSecret(secret);
          for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret)])
            assert.ok(!masker.text(`<${form}>`).includes(form.replace(/^"|"$/g, '')));
        },
      ),
    );
  });

  it('takes time in proportion to the text, whatever the text', () => {
    const { text } = createMasker();
    for (const piece of ['"', '"token', '"pass"  ', 'password=', 'Bearer ', 'eyJ', '"token":"\\', '&token']) {
      const began = performance.now();
      text(piece.repeat(20_000));
      assert.ok(performance.now() - began < 1_500, `${piece}: ${performance.now() - began} ms`);
    }
  });

  it('cannot act on a terminal or turn the direction of a line', () => {
    assert.equal(cleanText('\u001b[2J\u202eabc\u0007\r\n\u009b1m'), '\\u001b[2J\\u202eabc\\u0007\n\\u009b1m');
    assert.equal(cleanText('żółć 🦊 \t ok\n'), 'żółć 🦊 \t ok\n');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(cleanText(text), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('is cut without half a character', () => {
    assert.deepEqual(cut('ab🦊', 3), { text: 'ab\ufffd', truncated: true });
    assert.deepEqual(cut('ab', 2), { text: 'ab', truncated: false });
  });
});

describe('the request as a line to paste', () => {
  const request = (some: Partial<WireRequest>): WireRequest => ({
    method: 'GET',
    target: '/',
    headers: [],
    body: null,
    follow: false,
    limits: WIRE_LIMITS,
    ...some,
  });

  it('is short where it can be', () => {
    assert.equal(
      curlOf('http://localhost:3000', request({ target: '/todos/7' })),
      'curl -i http://localhost:3000/todos/7',
    );
    const post = request({
      method: 'POST',
      target: '/todos?a=1&b=2',
      headers: [
        ['Content-Type', 'application/json'],
        ['User-Agent', 'x'],
      ],
      body: Buffer.from(`{"title":"it's"}`),
    });
    assert.equal(
      curlOf('http://localhost:3000', post),
      String.raw`curl -i -X POST 'http://localhost:3000/todos?a=1&b=2' -H 'Content-Type: application/json' --data-binary '{"title":"it'\''s"}'`,
    );
  });

  it('has a place for a token instead of the token', () => {
    const line = curlOf(
      'http://a',
      request({
        headers: [
          ['Authorization', 'Bearer abc'],
          ['Cookie', 'sid=abc'],
        ],
      }),
    );
    assert.equal(line, 'curl -i http://a/ -H "Authorization: Bearer $TOKEN" -H "Cookie: sid=$TOKEN"');
  });

  it(
    'reaches curl as it was, through a shell, whatever stands in it',
    { skip: process.platform === 'win32' ? 'needs sh' : false },
    () => {
      const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && value.isWellFormed());
      fc.assert(
        fc.property(text, text, (value, body) => {
          const line = curlOf(
            'http://a',
            request({
              target: `/?q=${encodeURIComponent(value)}`,
              headers: [['X-Mine', `v${value}`]],
              body: Buffer.from(body),
            }),
          );
          const words = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }; ${line}`])
            .toString()
            .split('\0')
            .slice(0, -1);
          assert.deepEqual(words, [
            '-i',
            `http://a/?q=${encodeURIComponent(value)}`,
            '-H',
            `X-Mine: v${value}`,
            '--data-binary',
            body,
          ]);
        }),
        { numRuns: 40 },
      );
    },
  );
});
