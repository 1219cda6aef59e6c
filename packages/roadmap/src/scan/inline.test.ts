import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definitionsOf, leadingBold, linksOf, plainText, readInline } from './inline.ts';
import { scan } from './scan.ts';

describe('plainText', () => {
  const cases: [string, string][] = [
    ['**Bold**, *it*, __u__, ~~no~~ and `a*b`', 'Bold, it, u, no and a*b'],
    ['snake_case, 2 * 3 and ~20 h', 'snake_case, 2 * 3 and ~20 h'],
    ['[Text](http://a.b "t") ![image](x.png) :star: ✅', 'Text ✅'],
    ['Fish &amp; chips &#x2014; &unknown;', 'Fish & chips — &unknown;'],
    ['One<br>two <sup>FREE</sup><!-- hidden -->', 'One two FREE'],
    ['10:30:45 and std::vector', '10:30:45 and std::vector'],
    ['\\*kept\\* and [WIP]', '*kept* and [WIP]'],
    ['***both*** **open', 'both **open'],
  ];
  for (const [md, plain] of cases) it(`reads ${md}`, () => assert.equal(plainText(md), plain));
});

describe('linksOf', () => {
  const cases: [string, string[]][] = [
    ['[a](http://x.y/(z) "title")', ['a http://x.y/(z)']],
    ['[a b](<c d.pdf>) [c\\]d](e)', ['a b c d.pdf', 'c]d e']],
    [
      'see https://x.y/a_b. (http://q.r/s) <http://u.v> www.w.w',
      [
        'https://x.y/a_b https://x.y/a_b',
        'http://q.r/s http://q.r/s',
        'http://u.v http://u.v',
        'www.w.w http://www.w.w',
      ],
    ],
    ['![image](x.png) `[code](y)`', []],
    ['[![Build](https://img.shields.io/b)](http://ci.x) [![A talk](t.png)](http://talk.x)', ['A talk http://talk.x']],
    ["<a target=_blank href='http://x.y'>An <b>old</b> link</a>", ['An old link http://x.y']],
    ['[a](b.md) [^1] [not a link]', ['a b.md']],
  ];
  for (const [md, links] of cases) {
    it(`reads ${md}`, () =>
      assert.deepEqual(
        linksOf(md).map((link) => `${link.text} ${link.url}`),
        links,
      ));
  }

  it('resolves reference links, full, collapsed and short, whatever the case of the label', () => {
    const { blocks } = scan('[one]: http://one.x "One"\n[Two  words]: <http://two.x>\n[^n]: a footnote\n');
    const links = linksOf('[1][ONE], [one][], [two words]', definitionsOf(blocks));
    assert.deepEqual(
      links.map((link) => link.url),
      ['http://one.x', 'http://one.x', 'http://two.x'],
    );
    assert.equal(plainText('[two words] and [three]', definitionsOf(blocks)), 'two words and [three]');
  });
});

describe('leadingBold', () => {
  it('splits a bold label from what follows', () => {
    assert.deepEqual(leadingBold('**Label:** rest'), { label: 'Label', rest: 'rest', colon: true });
    assert.deepEqual(leadingBold('__Label__: rest'), { label: 'Label', rest: 'rest', colon: true });
    assert.deepEqual(leadingBold('**Label**'), { label: 'Label', rest: '', colon: false });
  });

  it('finds none where the text starts otherwise', () => {
    for (const md of ['Label: rest', '**open', '** **', '*it* rest']) assert.equal(leadingBold(md), null);
  });
});

describe('inline reading', () => {
  it('never throws, and reads words and links together as it reads them apart', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '![',
      '](',
      '`',
      '``',
      '**',
      '_',
      '<',
      '>',
      '<a href="',
      '"',
      '</a>',
      'http://a.b',
      '\\',
      '&amp;',
      '\n',
      ' ',
      'x',
      '~~',
      ':s:',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 }), (pieces) => {
        const md = pieces.join('');
        assert.deepEqual(readInline(md), { plain: plainText(md), links: linksOf(md) });
        leadingBold(md);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads hostile runs of brackets and marks to their end', () => {
    for (const piece of ['[', '[](', '*a', '`', '<a ', '[a](b', '<a href=x>', '_ _']) {
      assert.ok(plainText(piece.repeat(20_000)).length >= 0);
      assert.ok(linksOf(piece.repeat(20_000)).length < 20_000);
    }
  });
});
