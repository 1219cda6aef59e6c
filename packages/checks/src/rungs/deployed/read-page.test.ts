import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readPage } from './read-page.ts';

const PAGE = `<!DOCTYPE html>
<html lang="en-GB"><head>
<meta charset=utf-8><meta name=viewport content="initial-scale=1, width = device-width">
<meta name="commit" content=" 5f2a81c ">
<base href="/app/"><title>To-dos &amp; more</title>
<link rel="preload stylesheet" href="/style.css"><link rel="icon" href="/icon.png"><link rel=modulepreload href="chunk.js">
<script src="/app.js?v=1"></script><script>const title = "</b>"; load('/todos')</script>
<script src="data:text/javascript,1"></script><script src="/app.js?v=1"></script>
</head><body><p title="a &lt; b">1 &lt; 2<!-- <script src="/hidden.js"></script> --></p></body></html>`;

describe('a page', () => {
  it('says its type, language, letters, title, width and commit', () => {
    const page = readPage(PAGE);
    assert.deepEqual(
      [page.hasDoctype, page.language, page.charset, page.title, page.hasViewport, page.commit, page.base],
      [true, 'en-GB', 'utf-8', 'To-dos & more', true, '5f2a81c', '/app/'],
    );
  });

  it('names its scripts and styles, each once, without what is a comment, an icon or its own content', () => {
    assert.deepEqual(readPage(PAGE).files, [
      { kind: 'style', address: '/style.css' },
      { kind: 'script', address: 'chunk.js' },
      { kind: 'script', address: '/app.js?v=1' },
    ]);
  });

  it('holds text as it is meant, and scripts of its own', () => {
    const { text, scripts, elements } = readPage(PAGE);
    assert.match(text, /1 < 2/);
    assert.match(text, /a < b/);
    assert.match(scripts, /load\('\/todos'\)/);
    assert.equal(elements.has('b'), false);
    assert.equal(elements.has('p'), true);
  });

  it('has an element where a record broke out of a title, a script or a text, and none where it did not', () => {
    const record = '</script></title><w-1>';
    for (const html of [`<p>${record}</p>`, `<title>${record}</title>`, `<script>x = "${record}"</script>`])
      assert.ok(readPage(html).elements.has('w-1'), html);
    for (const html of [
      `<p>${record.replaceAll('<', '&lt;')}</p>`,
      `<input value="${record}">`,
      `<script>x = "${record.replaceAll('<', '\\u003c')}"</script>`,
      `<textarea>${record}</textarea>`,
    ])
      assert.ok(!readPage(html).elements.has('w-1'), html);
  });

  it('is read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (html) => {
        assert.ok(readPage(html).files.length === 0 || html.includes('='));
      }),
    );
    for (const odd of ['<html __proto__="x" constructor="y">', '<constructor>', '<plaintext><script src="/x.js">'])
      assert.deepEqual(readPage(odd).files, []);
  });

  it('is read to its end however it is nested: a tree of the first of these would have billions of nodes', () => {
    for (const part of ['<b x="1"><p>', '<a><table>', '<!--<script>', '&notit;<svg>'])
      assert.ok(readPage(part.repeat(100_000)).elements.size < 6);
  });
});
