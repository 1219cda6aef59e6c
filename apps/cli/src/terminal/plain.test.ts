import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainText, safeText } from './plain.ts';

describe('text for a terminal', () => {
  it('keeps the words of a page, and what was code', () => {
    assert.equal(plainText('<p><code>a &lt; b</code> is &amp;quot; here</p>'), '`a < b` is &quot; here');
    assert.equal(plainText('<p>One</p>\n<ul>\n<li>two</li>\n<li><p>three</p></li>\n</ul>'), 'One\n\n- two\n- three');
    assert.equal(plainText('<ol>\n<li>one</li>\n<li>two</li>\n</ol>'), '1. one\n2. two');
    assert.equal(plainText('<pre><code class="language-js">x = `1`;\ny\n</code></pre><p>z</p>'), 'x = `1`;\ny\n\nz');
  });

  it('wraps what is longer than the terminal', () => {
    assert.equal(plainText('<p>one two three</p><p>four</p>', 9), 'one two\nthree\nfour');
  });

  it('obeys nothing that somebody put into a card', () => {
    assert.equal(safeText('a\u001b]0;title\u0007b\u001b[2J\tc\r\nd\u202e'), 'a]0;titleb[2J\tc\nd');
    assert.equal(plainText('<p>x\u001b[31mred</p>'), 'x[31mred');
  });
});
