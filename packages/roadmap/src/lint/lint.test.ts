import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Diagnostic } from '../model.ts';
import { parse } from '../parse.ts';
import { seedDocument } from '../seed.fixture.ts';
import { lint } from './lint.ts';

const seed = seedDocument();
const lintOf = (source: string): Diagnostic[] => lint(parse(source));
const found = (source: string, code: string): [number, string][] =>
  lintOf(source)
    .filter((one) => one.code === code)
    .map(({ line, severity }) => [line, severity]);
const change = (from: string | RegExp, to: string): string => {
  assert.notEqual(seed.source.replace(from, to), seed.source);
  return seed.source.replace(from, to);
};

describe('linting the backend roadmap', () => {
  const diagnostics = lint(seed);

  it('adds up the hours of Ship and of the whole', () => {
    const hours = diagnostics.filter(({ code }) => code === 'hours-mismatch');
    assert.deepEqual(
      hours.map(({ line, severity }) => [line, severity]),
      [
        [3, 'info'],
        [107, 'info'],
      ],
    );
    assert.match(hours[0]?.message ?? '', /470 h, of 24 weeks x 20 h = 480 h/);
    assert.match(hours[1]?.message ?? '', /150 h, of 8 weeks x 20 h = 160 h/);
  });

  it('finds the addresses that stand twice, and nothing else', () => {
    const codes = diagnostics.map(({ code }) => code);
    assert.deepEqual([...new Set(codes)].sort(), ['duplicate-link', 'hours-mismatch']);
    const links = diagnostics.filter(({ code }) => code === 'duplicate-link');
    assert.deepEqual(
      links.map(({ line }) => line),
      [92, 93, 119, 120],
    );
    assert.match(links[0]?.message ?? '', /on line 66/);
  });

  it('is sorted by line, and part of the parsed document', () => {
    const lines = seed.diagnostics.map(({ line }) => line);
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => a - b),
    );
    for (const one of diagnostics)
      assert.ok(seed.diagnostics.some(({ line, code }) => line === one.line && code === one.code));
  });
});

describe('the arithmetic rules', () => {
  it('warn where more than a tenth is missing', () => {
    assert.deepEqual(found(change('(60 hours) - *Real', '(6 hours) - *Real'), 'hours-mismatch'), [
      [3, 'warning'],
      [107, 'warning'],
    ]);
  });

  it('compare the heading, the effort estimate and the resources', () => {
    assert.deepEqual(
      found(change('**Effort Estimate:** ~150 hours', '**Effort Estimate:** ~140 hours'), 'effort-mismatch'),
      [
        [107, 'warning'],
        [107, 'info'],
      ],
    );
  });

  it('compare weeks of phases, pillars and the whole', () => {
    assert.deepEqual(found(change('Foundation (6 Weeks', 'Foundation (7 Weeks'), 'weeks-mismatch'), [
      [3, 'warning'],
      [40, 'warning'],
    ]);
  });

  it('name each resource without hours where others have some, and say it once where none has', () => {
    assert.deepEqual(found(change(' (30 hours)', ''), 'missing-hours'), [[63, 'warning']]);
    assert.deepEqual(found(seed.source.replace(/ \(\d+ hours\)/g, ''), 'missing-hours'), [[63, 'info']]);
  });
});

describe('the rules about links', () => {
  it('find what cannot be opened', () => {
    const badIn = (url: string): unknown => found(change(/https:\/\/roadmap\.sh\/backend/, url), 'bad-url');
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://',
      'https://nowhere',
      '<http://a b.c>',
      'www.example.org/x',
      'file:///etc/passwd',
    ]) {
      assert.deepEqual(badIn(url), [[65, 'warning']], url);
    }
    for (const url of [
      'https://a.b/c?d=e#f',
      'http://localhost:80',
      'mailto:a@b.c',
      'https://[::1]/',
      'https://bücher.example/ä',
    ]) {
      assert.deepEqual(badIn(url), [], url);
    }
  });

  it('tell once that links lead into the home of the document', () => {
    assert.deepEqual(
      found('# T\n\n## Part\n\n- [a](docs/a.md)\n- [b](./b.md)\n- [c](https://a.b)\n', 'relative-link'),
      [[5, 'info']],
    );
  });

  it('know an address again without www, scheme and last slash', () => {
    assert.deepEqual(
      found(
        '# T\n\n## Part\n\n- [a](http://www.A.b/x/)\n- [b](https://a.b/x)\n- [c](https://a.b/X)\n',
        'duplicate-link',
      ),
      [[6, 'info']],
    );
  });
});

describe('the rules about shape', () => {
  it('find empty documents, missing phases and missing titles', () => {
    assert.deepEqual(found('', 'empty-document'), [[1, 'error']]);
    assert.deepEqual(found('just words', 'no-phases'), [[1, 'warning']]);
    assert.deepEqual(found(change('# Backend Learning Roadmap\n', '\n'), 'no-title'), [[1, 'info']]);
  });

  it('find phases in which nothing is to be done', () => {
    const empty = change(/\*\*Key Actions[^]*?(?=### Phase 2)/, '');
    assert.deepEqual(found(empty, 'empty-phase'), [[52, 'warning']]);
  });

  it('find titles that stand twice in one place, but not in two phases', () => {
    assert.deepEqual(found(change('**Web Basics:**', '**Version control:**'), 'duplicate-title'), [[60, 'info']]);
    assert.deepEqual(found(change('**Web Servers:**', '**Version Control:**'), 'duplicate-title'), []);
  });

  it('find numbers out of order, but allow the same number throughout', () => {
    assert.deepEqual(found(change('3.  **Web Basics', '5.  **Web Basics'), 'list-numbering'), [
      [59, 'info'],
      [60, 'info'],
    ]);
    assert.deepEqual(found(seed.source.replace(/^\d\. {2}/gm, '1.  '), 'list-numbering'), []);
    assert.deepEqual(found('# T\n\n## Part\n\n1. a\n   1. b\n   2. c\n2. d\n\nText\n\n1. e\n', 'list-numbering'), []);
  });
});
