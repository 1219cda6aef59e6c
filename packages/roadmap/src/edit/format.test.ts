import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countsOf } from '../items/counts.ts';
import { items } from '../items/items.ts';
import { parse } from '../parse.ts';
import { seedDocument } from '../seed.fixture.ts';
import { format } from './format.ts';

const seed = seedDocument();

describe('formatting', () => {
  it('gives the backend roadmap one style and changes nothing it says', () => {
    const text = format(seed.source);
    assert.match(text, /^\| \*\*Ship\*\* {7}\| 8 Weeks {2}\| /m);
    assert.match(text, /^1\. \*\*Programming Fundamentals:\*\* /m);
    assert.match(text, /^- \*\*Monday:\*\* /m);
    assert.match(text, /^- \*\*Phase 1: Foundation\*\*\n {2}- \[ \] Completed/m);
    assert.match(text, /^ {4}- What went well/m);
    assert.match(text, /^<br>$/m);
    assert.doesNotMatch(text, /[ \t]$|\n\n\n|\r/m);
    assert.ok(text.endsWith('milestones.\n'));
    const again = parse(text);
    assert.deepEqual(countsOf(again.roadmap), countsOf(seed.roadmap));
    const words = (document: typeof seed): unknown[] => items(document.roadmap).map(({ id, title }) => [id, title]);
    assert.deepEqual(words(again), words(seed));
  });

  it('has one way to write lists, numbers, boxes, tables and breaks', () => {
    const cases: [string, string][] = [
      ['*  a\n   *  b\n\n\n\n      c', '- a\n  - b\n\n    c\n'],
      ['* a\n+ b\n1) x\n3) y', '- a\n- b\n1) x\n2) y\n'],
      ['1. a\n1. b', '1. a\n1. b\n'],
      ['- [X] a\n- [ ]   b', '- [x] a\n- [ ] b\n'],
      ['##   T   ##', '## T\n'],
      ['| a | b |\n|:-|-:|\n| 1 | ✓ 日本 |', '| a   | b      |\n| :-- | -----: |\n| 1   | ✓ 日本 |\n'],
      ['a | b\n-|-\n`x\\|y` | 2', '| a      | b   |\n| ------ | --- |\n| `x\\|y` | 2   |\n'],
      ['| a | b |\n|-|-|\n| only |', '| a | b |\n|-|-|\n| only |\n'],
      ['<br>\n\n<br>\n\nx', '<br>\n\nx\n'],
      ['text  \nmore', 'text\nmore\n'],
      ['# T\n\ntext  \nmore', '# T\n\ntext\\\nmore\n'],
      ['- a\r\n  - b\r\n\r\n\r\nx', '- a\n  - b\n\nx\n'],
      ['', ''],
    ];
    for (const [source, expected] of cases) assert.equal(format(source), expected, source);
  });

  it('leaves code, HTML and front matter as they are', () => {
    for (const source of [
      '```js\nx  \n\n\n   y\n```\n',
      '    code\n\n\n      more\n',
      '<div>\n  <b>x</b>\n</div>\n',
      '---\ntitle:   x\n---\n',
      '- a\n\n  ```\n    x\n  ```\n',
    ]) {
      assert.equal(format(source), source);
    }
  });

  it('is idempotent, and never loses a word, on random Markdown', () => {
    const line = fc.constantFrom(
      '# T',
      '## Phase  1: A',
      '- a',
      '*   b',
      '  + c',
      '    - d',
      '\t- e',
      '1. one',
      '3)  three',
      '   2. two',
      '- [X] f',
      '- [] g',
      '> q',
      '> - r',
      '- > s',
      '| a | b |',
      '|-|:-:|',
      '| c |',
      '| d | `e|f` |',
      '```',
      '~~~',
      '    code',
      'text  ',
      'more\\',
      '<br>',
      '<div>',
      '</div>',
      '',
      '',
      '---',
      '***',
      '===',
      '[x]: http://y',
      '- [l](http://m) (3 hours) - *n*',
      '**Label:** x',
      '\u00a0',
      '10. ten',
      '- - both',
      '-',
      '1.',
      '\r',
      '<!-- c',
      '-->',
      '  lazy',
    );
    const letters = (text: string): string =>
      text
        .replace(/^[\s>]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+\[[xX]\])?(?=\s|$)|<br>/gim, '')
        .replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const source = lines.join('\n');
        const once = format(source);
        assert.equal(format(once), once);
        assert.equal(letters(once), letters(source));
      }),
      { numRuns: 400 },
    );
  });

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => assert.equal(format(format(text)), format(text))));
  });
});
