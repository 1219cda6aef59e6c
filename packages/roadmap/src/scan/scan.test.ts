import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LineRange } from '../model.ts';
import { MAX_DEPTH, type Block } from './blocks.ts';
import { scan } from './scan.ts';

/** A short form: type and text, children in brackets. */
function outline(blocks: Block[]): unknown[] {
  return blocks.map((block) => {
    if (block.type === 'list') {
      return block.items.map((item) => (item.children.length > 0 ? [item.text, ...outline(item.children)] : item.text));
    }
    if (block.type === 'table') return [block.header, ...block.rows.map((row) => row.cells)];
    if (block.type === 'quote') return { quote: outline(block.children) };
    if (block.type === 'heading') return `${'#'.repeat(block.level)} ${block.text}`;
    return `${block.type}: ${block.text}`;
  });
}

function read(source: string): unknown[] {
  return outline(scan(source).blocks);
}

describe('the block scanner', () => {
  it('reads ATX and setext headings, with or without a closing run and a space', () => {
    assert.deepEqual(read('# A #\n\nB\n=\nC\n---\n##Old\n#tag'), ['# A', '# B', '## C', '## Old', 'paragraph: #tag']);
  });

  it('keeps the last line of a document that has no final newline', () => {
    assert.deepEqual(read('a'), ['paragraph: a']);
    assert.deepEqual(read('- a\n  - b'), [[['a', ['b']]]]);
    assert.deepEqual(read('| a |\n|---|\n| 1 |'), [[['a'], ['1']]]);
  });

  for (const [name, indent] of [
    ['two spaces', '  '],
    ['three spaces', '   '],
    ['four spaces', '    '],
    ['a tab', '\t'],
  ]) {
    it(`nests lists that are indented by ${name}`, () => {
      assert.deepEqual(read(`1. a\n${indent}- b\n${indent}${indent}* c\n2. d`), [[['a', [['b', ['c']]]], 'd']]);
    });
  }

  it('takes bullets of different marks as one list and blank lines between items as nothing', () => {
    assert.deepEqual(read('- a\n\n* b\n\n\n+ c\n• d'), [['a', 'b', 'c', 'd']]);
  });

  it('joins lazy lines to the item, and gives a paragraph behind a blank line to the item that it is indented under', () => {
    const [list] = scan('- a\nlazy\n\n  more\n\nafter').blocks;
    assert.equal(list?.type === 'list' && list.items[0]?.text, 'a\nlazy');
    assert.deepEqual(list?.lines, { start: 1, end: 4 });
    assert.equal(list.type === 'list' && list.items[0]?.ownEnd, 2);
  });

  it('reads checkboxes and leaves links that look like them alone', () => {
    const [list] = scan('- [ ] a\n- [x] b\n* [X]  c\n- [-] d\n- [x](http://e.f)\n- g').blocks;
    const states = list?.type === 'list' ? list.items.map((item) => item.checked) : [];
    assert.deepEqual(states, [false, true, true, false, null, null]);
  });

  it('does not start a list in running text with a number other than one', () => {
    assert.deepEqual(read('In\n1986. it was'), ['paragraph: In\n1986. it was']);
  });

  it('reads tables with and without outer pipes, with escaped pipes and ragged rows', () => {
    const { blocks, diagnostics } = scan('A | B\n:-- | --:\n1 \\| 2 | 3\n| [a|b](c) | d |\n| x\ntext');
    assert.deepEqual(outline(blocks), [[['A', 'B'], ['1 | 2', '3'], ['[a|b](c)', 'd'], ['x']], 'paragraph: text']);
    assert.deepEqual(
      diagnostics.map((one) => [one.line, one.code]),
      [[5, 'ragged-table']],
    );
  });

  it('never reads code, comments or HTML as structure', () => {
    const source = '```md\n# no\n- no\n```\n\n    - code\n\n<!-- # no\n\n- no -->\n\n<div>\n# no\n</div>\n\n- yes';
    const kinds = scan(source).blocks.map((block) => block.type);
    assert.deepEqual(kinds, ['code', 'code', 'html', 'html', 'list']);
  });

  it('reports code and comments that nobody closes', () => {
    assert.equal(scan('~~~\na\n\nb').diagnostics[0]?.code, 'unclosed-code');
    assert.equal(scan('<!-- a\n\nb').diagnostics[0]?.code, 'unclosed-comment');
  });

  it('reads quotes, front matter, rules and definitions', () => {
    const source = '---\ntitle: T\n---\n> a\n> - b\nlazy\n\n***\n[x]: http://y.z "t"\n';
    assert.deepEqual(read(source), [
      'front-matter: title: T',
      { quote: ['paragraph: a', ['b\nlazy']] },
      'rule: ***',
      'definition: [x]: http://y.z "t"',
    ]);
  });

  it('gives the same blocks for CRLF and LF', () => {
    const source = '# a\n\n- b\n  - c\n\n| d |\n|---|\n| e |\n';
    assert.deepEqual(scan(source.replaceAll('\n', '\r\n')), scan(source));
  });

  it('flattens what is nested too deep, says so once and loses no item', () => {
    const source = Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- x${at}`).join('\n');
    const { blocks, diagnostics } = scan(source);
    assert.deepEqual(
      diagnostics.map((one) => one.code),
      ['nesting-too-deep'],
    );
    assert.equal(JSON.stringify(blocks).match(/"text":"x\d+"/g)?.length, 300);
    assert.ok(depthOf(blocks) <= MAX_DEPTH);
  });

  it('reads any text without an error, with lines that grow and stay inside what holds them', () => {
    const piece = fc.constantFrom(
      '- ',
      '  ',
      '\t',
      '1. ',
      '> ',
      '# ',
      '|',
      '---',
      '```',
      '<div>',
      '<!--',
      '-->',
      '[ ] ',
      'word',
      '\n',
      '\n',
      '\n\n',
      '\r\n',
      '**',
      '[a](b)',
      '===',
      '~~~',
      ':-:',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        checkLines(scan(source).blocks, { start: 1, end: source.split('\n').length });
      }),
      { numRuns: 1500 },
    );
  });
});

function depthOf(blocks: Block[]): number {
  const below = blocks.map((block) => {
    if (block.type === 'quote') return 1 + depthOf(block.children);
    return block.type === 'list' ? 1 + Math.max(0, ...block.items.map((item) => depthOf(item.children))) : 0;
  });
  return Math.max(0, ...below);
}

function checkLines(blocks: Block[], within: LineRange): void {
  let last = within.start - 1;
  for (const { lines, ...block } of blocks) {
    assert.ok(lines.start >= Math.max(last, within.start) && lines.start <= lines.end && lines.end <= within.end);
    last = lines.end;
    if (block.type === 'quote') checkLines(block.children, lines);
    if (block.type === 'list') {
      for (const item of block.items) {
        assert.ok(item.lines.start >= lines.start && item.ownEnd <= item.lines.end && item.lines.end <= lines.end);
        checkLines(item.children, item.lines);
      }
    }
    if (block.type === 'table')
      for (const row of block.rows) assert.ok(row.line > lines.start && row.line <= lines.end);
  }
}

describe('a list whose first item was deleted', () => {
  it('is still a list under its label, and a year in running text is none', () => {
    const kinds = (source: string) => scan(source).blocks.map(({ type }) => type);
    assert.deepEqual(kinds('**Key Actions:**\n2. Second\n3. Third\n'), ['paragraph', 'list']);
    assert.deepEqual(kinds('It was the year\n1986. What a year.\n'), ['paragraph']);
  });
});
