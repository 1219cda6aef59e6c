import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { staticFiles } from './static-files.ts';

describe('the client files of the build', () => {
  let folder = '';
  let serve: (request: Request) => Response | null = () => null;
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    serve(new Request(`http://127.0.0.1:4600${path}`, { headers, method }));

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-files-'));
    const client = join(folder, 'client');
    mkdirSync(join(client, 'immutable'), { recursive: true });
    writeFileSync(join(client, 'immutable', 'app.123.js'), 'let a');
    writeFileSync(join(client, 'immutable', 'app.123.js.br'), 'packed');
    writeFileSync(join(client, 'favicon.svg'), '<svg/>');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    serve = staticFiles(client);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('keeps hashed files for ever and asks again for the others', () => {
    assert.match(get('/immutable/app.123.js')?.headers.get('cache-control') ?? '', /immutable/);
    assert.match(get('/favicon.svg')?.headers.get('cache-control') ?? '', /no-cache/);
  });

  it('sends the packed form only to who takes it, with a validator of its own', async () => {
    const packed = get('/immutable/app.123.js', { 'accept-encoding': 'gzip, br' });
    assert.equal(packed?.headers.get('content-encoding'), 'br');
    assert.equal(await packed?.text(), 'packed');
    assert.equal(get('/immutable/app.123.js', { 'accept-encoding': 'br;q=0' })?.headers.get('content-encoding'), null);
    assert.notEqual(packed?.headers.get('etag'), get('/immutable/app.123.js')?.headers.get('etag'));
  });

  it('answers 304 to who has it already', () => {
    const etag = get('/favicon.svg')?.headers.get('etag') ?? '';
    assert.equal(get('/favicon.svg', { 'if-none-match': etag })?.status, 304);
    assert.equal(get('/favicon.svg', { 'if-none-match': '"other"' })?.status, 200);
  });

  it('knows no file outside its folder, however the path is written', () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/immutable/..%5c..%5csecret.txt',
      '/%',
      '/%00',
    ]) {
      assert.equal(get(path), null, path);
    }
  });

  it('leaves folders, unknown names and other methods to the pages', () => {
    for (const path of ['/', '/immutable', '/immutable/app.123.js.br', '/nothing']) assert.equal(get(path), null, path);
    assert.equal(get('/favicon.svg', {}, 'POST'), null);
  });

  it('leaves a file to the pages that a new build took away', () => {
    const client = join(folder, 'client');
    writeFileSync(join(client, 'old.js'), 'old');
    const before = staticFiles(client);
    rmSync(join(client, 'old.js'));
    assert.equal(before(new Request('http://127.0.0.1:4600/old.js')), null);
  });

  it('sends a file with the policy that it must run under, for as long as its version lives', () => {
    const client = join(folder, 'client');
    mkdirSync(join(client, 'engine', '1'), { recursive: true });
    writeFileSync(join(client, 'engine', '1', 'python.js'), 'let a');
    writeFileSync(join(client, 'engine', '1', 'frame.html'), '');
    const strict = "default-src 'none'; script-src 'wasm-unsafe-eval'";
    const framed = "sandbox allow-scripts; frame-ancestors 'self'";
    const files = staticFiles(client, { '/engine/1/python.js': strict, '/engine/1/frame.html': framed });
    const of = (path: string) => files(new Request(`http://127.0.0.1:4600${path}`))?.headers;
    assert.equal(of('/engine/1/python.js')?.get('content-security-policy'), strict);
    assert.match(of('/engine/1/python.js')?.get('cache-control') ?? '', /immutable/);
    assert.equal(of('/engine/1/frame.html')?.get('x-frame-options'), 'SAMEORIGIN');
    assert.equal(of('/favicon.svg')?.get('content-security-policy'), null);
  });

  it('sends a head without a body', async () => {
    const head = get('/favicon.svg', {}, 'HEAD');
    assert.equal(head?.headers.get('content-length'), '6');
    assert.equal(await head?.text(), '');
  });
});
