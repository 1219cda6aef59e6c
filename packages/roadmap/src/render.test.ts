import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderInline, renderMarkdown } from './render.ts';

/** The tags that rendering may produce at all. */
const TAGS =
  /^<\/?(?:p|h[1-6]|ul|ol|li|em|strong|del|code|pre|blockquote|hr|br|a|table|thead|tbody|tr|th|td|input|sup|section)(?: [a-z-]+="[^"<>]*")*\s*\/?>/;

function assertSafe(html: string): void {
  for (const match of html.matchAll(/<[^]/g)) assert.match(html.slice(match.index, match.index + 3000), TAGS);
  assert.doesNotMatch(html, /<[^>]* on\w+=/i);
  for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g))
    assert.doesNotMatch(address, /^\s*(?:javascript|data|vbscript):/i);
}

describe('rendering Markdown', () => {
  it('renders what people write', () => {
    assert.equal(
      renderMarkdown('**a** and `b`\n\n- [x] c'),
      '<p><strong>a</strong> and <code>b</code></p>\n<ul>\n<li><input type="checkbox" disabled="" checked="" /> c</li>\n</ul>',
    );
    assert.match(renderMarkdown('| a |\n| - |\n| 1 |'), /<td>1<\/td>/);
  });

  it('marks links that lead out', () => {
    assert.equal(
      renderMarkdown('[a](https://b.c)'),
      '<p><a rel="noopener noreferrer nofollow" href="https://b.c">a</a></p>',
    );
    assert.match(
      renderMarkdown('see www.example.org'),
      /<a rel="noopener noreferrer nofollow" href="http:\/\/www\.example\.org">/,
    );
    assert.match(renderMarkdown('[a](//b.c)'), /rel="noopener/);
    assert.equal(renderMarkdown('[a](#part)'), '<p><a href="#part">a</a></p>');
  });

  it('keeps line breaks, and shows only the words of other HTML', () => {
    assert.equal(renderMarkdown('a<br>b <b onclick="x()">c</b>'), '<p>a<br>b c</p>');
    assert.equal(renderMarkdown('<div>\nwords\n</div>').trim(), 'words');
    assert.equal(renderMarkdown('<!-- hidden -->'), '');
  });

  it('takes a long line of dashes for a line, and not for twelve lists in each other', () => {
    assert.match(renderMarkdown(`# A\n\n${'-'.repeat(40)}\n`), /<hr/);
    const table = renderMarkdown(`\`\`\`result\nname         | make\n${'-'.repeat(13)}+-----\n\`\`\`\n`);
    assert.match(table, /^<pre><code class="language-result">name/);
  });

  it('makes hostile input harmless', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert(1))',
      '[x](&#106;avascript:alert(1))',
      '[x](data:text/html;base64,PHN2Zz4=)',
      '<javascript:alert(1)>',
      '![x](javascript:alert(1))',
      '![a" onerror="b](http://c/d.png)',
      '[a](http://b" onclick="c)',
      '<a href="javascript:alert(1)">x</a>',
      '<scr<script>ipt>alert(1)</script>',
      '<svg/onload=alert(1)>',
      '<iframe srcdoc="<script>">',
      '<style>*{}</style>',
      '`<script>`',
      '```html\n<script>\n```',
      '[a]: javascript:alert(1)\n\n[a]',
      '<p title="--><img src=x onerror=y>">',
      'a <!-- <script> --> b',
      '<a\nhref=x\nonclick=y>',
      '[x](vbscript:msgbox)',
      '\0<script>',
      '<br onclick=x>',
      '</p><script>',
      '<!--><script>x</script>-->',
      '&lt;script&gt;',
      '[^1]\n\n[^1]: <script>',
    ];
    for (const md of hostile) {
      assertSafe(renderMarkdown(md));
      assertSafe(renderInline(md));
    }
  });

  it('loads nothing from elsewhere', () => {
    assert.equal(renderMarkdown('![a chart](https://tracker.example/p.png)'), '<p>a chart</p>');
  });

  it('stays safe on any text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '[',
      ']',
      '(',
      ')',
      '!',
      '`',
      '*',
      '_',
      '\n',
      ' ',
      'a',
      'javascript:',
      'http://b.c',
      '<a href="',
      '<img src=x ',
      'onerror=',
      '-->',
      '<!--',
      '|',
      '-',
      '\\',
      '<br>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        assertSafe(renderMarkdown(pieces.join('')));
        assertSafe(renderInline(pieces.join('')));
      }),
      { numRuns: 300 },
    );
  });

  it('shows as written what no parser should be asked to render', () => {
    for (const md of [
      '>'.repeat(5000),
      '- '.repeat(3000),
      '_a*b'.repeat(20_000),
      'a\n=\n'.repeat(5000),
      '['.repeat(20_000),
      'x'.repeat(70_000),
      `${' '.repeat(80)}- a`,
    ]) {
      assert.match(renderMarkdown(md), /^<pre>/);
      assertSafe(renderMarkdown(md));
    }
    assert.match(renderMarkdown('- [a](https://b.c) and *d*\n'.repeat(300)), /^<ul>/);
  });
});

describe('rendering one line', () => {
  it('has no block around it', () => {
    assert.equal(renderInline('a *b*\nc'), 'a <em>b</em> c');
    assert.equal(renderInline('# not a heading'), '# not a heading');
    assert.equal(renderInline('1. not a list'), '1. not a list');
    assert.equal(renderInline(''), '');
  });
});
