import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadedOverHttp } from './mixed.ts';

describe('what a page loads over http', () => {
  const MIXED = [
    '<img src="http://a.example/x.png">',
    '<IMG SRC = http://a.example/x.png>',
    '<img srcset="/small.png 1x, http://a.example/big.png 2x">',
    '<script src="HTTP://a.example/x.js"></script>',
    '<link rel="preload stylesheet" href="http://a.example/x.css">',
    '<link rel="icon" href="http://a.example/x.ico">',
    '<iframe src="http://a.example/"></iframe>',
    '<form action="http://a.example/login"><button>In</button></form>',
    '<base href="http://a.example/">',
    '<div style="background: url(http://a.example/x.png)"></div>',
    '<style>@import "http://a.example/x.css";</style>',
    "<style>b { background: url( 'http://a.example/x.png') }</style>",
  ];
  for (const html of MIXED)
    it(`is found in ${html}`, () => {
      const found = loadedOverHttp(html);
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', /http:\/\/a\.example/i);
    });

  const FINE = [
    '<a href="http://a.example/">there</a>',
    '<link rel="canonical" href="http://a.example/">',
    '<img src="https://a.example/x.png"><img src="//a.example/x.png"><img src="/x.png">',
    '<!-- <img src="http://a.example/x.png"> -->',
    '<script>const html = \'<img src="http://a.example/x.png">\';</script>',
    '<textarea><img src="http://a.example/x.png"></textarea>',
    '<p>&lt;img src="http://a.example/x.png"&gt; http://a.example</p>',
    '<style>/* see http://a.example */</style>',
  ];
  for (const html of FINE) it(`is not in ${html}`, () => assert.deepEqual(loadedOverHttp(html), []));

  it('is read in a moment from half a megabyte that is meant to take for ever', () => {
    for (const piece of ['<b a=1>', '<style>url(', '<img src=http:', '<', 'url(http:', '<div style="url(http:'])
      loadedOverHttp(piece.repeat(Math.ceil((512 * 1024) / piece.length)));
  });
});
