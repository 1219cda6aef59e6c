import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Roadmap } from '../model.ts';
import { MAX_DEPTH, type ListItemBlock } from '../scan/blocks.ts';
import { scan } from '../scan/scan.ts';
import { htmlItems } from './html-list.ts';
import { listing } from './listing.ts';
import { readGeneric } from './read.ts';

function read(source: string): Roadmap {
  return readGeneric(source, scan(source).blocks).roadmap;
}

const titleOf = (top: string): string => read(`${top}\n\n## Basics\n\n- [a](http://a.b)\n`).title;

describe('a title that is only a picture', () => {
  it('is what the picture says, without the word for the picture', () => {
    assert.equal(titleOf('# ![Backend Developer Roadmap](assets/logo.png)'), 'Backend Developer Roadmap');
    assert.equal(titleOf('# [![The Way](banner.svg)](https://home.example)'), 'The Way');
    assert.equal(titleOf('<h1 align="center"><img src="x.png" alt="Frontend Path logo"></h1>'), 'Frontend Path');
    assert.equal(titleOf('![The Long Way Up banner](x.png)\n\n## First\n\n- [b](http://b.c)'), 'The Long Way Up');
  });

  it('is the first words of the document where the picture says nothing', () => {
    for (const picture of ['![](logo.svg)', '![logo](logo.svg)', '![x](https://img.shields.io/badge/x)']) {
      assert.equal(titleOf(`# ${picture}\n\nSewing, stitch by stitch`), 'Sewing, stitch by stitch', picture);
      assert.equal(titleOf(`# ${picture}\n\n**Sewing, stitch by stitch**\n\nWords.`), 'Sewing, stitch by stitch');
    }
    assert.equal(titleOf('# ![](logo.svg)\n\nA sentence that ends.'), 'Roadmap');
  });

  it('names the headings of parts as well', () => {
    const source = '# T\n\n## ![Knots](knots.png)\n\n- [a](http://a.b)\n\n## Ropes\n\n- [b](http://a.c)\n';
    assert.deepEqual(
      read(source).phases.map((phase) => phase.title),
      ['Knots', 'Ropes'],
    );
  });
});

describe('sections about the document itself', () => {
  const lessons = '# T\n\n## Lessons\n\n- [a](http://a.b)\n- [b](http://a.c)\n';
  const phasesWith = (section: string): string[] => read(`${lessons}\n${section}\n`).phases.map((phase) => phase.title);

  it('are no phases, whatever lists and links they hold', () => {
    for (const heading of [
      'Pedagogy',
      'Our teaching approach',
      'Code of Conduct',
      'Our Code of Conduct 🤝',
      'Contributor Covenant',
      'Contributing Guidelines',
      'The License',
      'License & Attribution',
      'Citation',
      'How to cite this course',
      'Meet the Team',
      'Other Curricula',
      'Security Policy',
      'Reporting bugs',
    ]) {
      const section = `## ${heading}\n\n- be kind\n- read [the text](TEXT.md)`;
      assert.deepEqual(phasesWith(section), ['Lessons'], heading);
      assert.equal(read(`${lessons}\n${section}\n`).notes.length, 1, heading);
    }
  });

  it('leave subjects with the same words alone', () => {
    for (const heading of ['Security', 'Privacy', 'Software Licensing', 'Agile Methodology', 'Team Work'])
      assert.deepEqual(phasesWith(`## ${heading}\n\n- [x](http://x.y)\n`), ['Lessons', heading]);
  });

  it('hold what the writers have yet to do, which is a note beside material', () => {
    for (const heading of ['To Do', 'TODO', 'To-do list', 'Planned features'])
      assert.deepEqual(phasesWith(`## ${heading}\n\n- [ ] Translate lesson 2\n- [ ] Fix [typos](lesson.md)`), [
        'Lessons',
      ]);
  });

  it('are not meant by the "To do" of a plan', () => {
    assert.deepEqual(listing(read('# My plan\n\n## To Do\n\n- [ ] Learn HTML\n')), ['# To Do', '  A [ ] Learn HTML']);
    assert.deepEqual(phasesWith('## To do\n\n- [ ] [Read this](https://book.example)'), ['Lessons', 'To do']);
    assert.deepEqual(phasesWith('## Done\n\n- [x] Shell\n\n## To do\n\n- [ ] HTML'), ['Lessons', 'Done', 'To do']);
  });
});

describe('examples', () => {
  const part = (body: string): Roadmap => read(`# T\n\n## One\n\n- Read\n\n## Two\n\n${body}\n`);
  const listed = (body: string): string[] => listing(part(body)).slice(3);

  it('under a topic are its text, not actions', () => {
    assert.deepEqual(listed('- Learn a structure, for example:\n  - arrays\n  - stacks\n- Sort'), [
      '  A Learn a structure, for example',
      '  A Sort',
    ]);
    assert.deepEqual(listed('- Write a program, such as\n  - a clock'), ['  A Write a program, such as']);
    assert.deepEqual(listed('- Sort\n  - e.g. by hand\n  - Example: cards\n  - Merge'), ['  A Sort', '    A Merge']);
    const [action] = part('- Sort\n  - e.g. by hand\n    and by eye\n  - Merge').phases[1]?.actions ?? [];
    assert.equal(action?.text, '- e.g. by hand\n  and by eye');
  });

  it('under a label or a heading are text of the phase', () => {
    for (const label of ['For example:', '**Examples:**', 'Some examples of loops:', '### Examples'])
      assert.deepEqual(listed(`- Loops\n\n${label}\n\n- counting\n- adding`), ['  A Loops'], label);
    assert.deepEqual(listed('- Loops\n  - Examples:\n    - counting\n  - Breaks'), ['  A Loops', '    A Breaks']);
  });

  it('end with their list: what comes next is to be done', () => {
    assert.deepEqual(listed('For example:\n\n- counting\n\nNow do this:\n\n- add'), ['  A add']);
  });

  it('with a link or a box are there to be worked on', () => {
    assert.deepEqual(listed('- Sort, for example:\n  - [cards](http://c.d)\n  - [ ] books'), [
      '  A Sort, for example',
      '    R cards <http://c.d>',
      '    A [ ] books',
    ]);
    assert.deepEqual(listed('- Learn by example\n  - loops'), ['  A Learn by example', '    A loops']);
  });
});

describe('HTML lists', () => {
  const itemsIn = (text: string): ListItemBlock[] =>
    htmlItems({ type: 'html', text, lines: { start: 1, end: text.split('\n').length } });

  it('are nested as they are written', () => {
    const web =
      '<li>Web\n<ul>\n<li><a href="http://h.i">HTML</a></li>\n<li>CSS<ol><li>Grid<li>Flex</ol></li></ul></li>';
    assert.deepEqual(listing(read(`# T\n\n## A\n\n<ul>\n${web}\n<li>Servers</li>\n</ul>\n`)), [
      '# A',
      '  A Web',
      '    R HTML <http://h.i>',
      '    A CSS',
      '      A Grid',
      '      A Flex',
      '  A Servers',
    ]);
  });

  it('know the lines of their items', () => {
    const lines = itemsIn('<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>').map((item) => item.lines);
    assert.deepEqual(lines, [
      { start: 2, end: 6 },
      { start: 7, end: 7 },
    ]);
  });

  it('may put a list between items, leave tags open or close too many', () => {
    const shape = (items: ListItemBlock[]): unknown[] =>
      items.map((item) => [
        item.text,
        ...item.children.map((child) => (child.type === 'list' ? shape(child.items) : [])),
      ]);
    assert.deepEqual(shape(itemsIn('<ul><li>a</li><ul><li>b</li></ul><li>c</ul>')), [['a', [['b']]], ['c']]);
    assert.deepEqual(shape(itemsIn('</ul></li><li>a<ul><li>b')), [['a', [['b']]]]);
    assert.deepEqual(shape(itemsIn('<ul><li></li><li><b>a</b> and <i>b</i></li></ul>')), [['<b>a</b> and <i>b</i>']]);
  });

  it('lose no words and stay inside the block, however the tags are mixed', () => {
    const piece = fc.constantFrom('<ul>', '</ul>', '<ol>', '</ol>', '<li>', '</li>', '\n', 'word ', '<LI class="x">');
    const check = (item: ListItemBlock, end: number, depth: number): number => {
      assert.ok(depth <= MAX_DEPTH && item.lines.start <= item.lines.end && item.lines.end <= end);
      const nested = item.children.flatMap((child) => (child.type === 'list' ? child.items : []));
      return nested.reduce((words, one) => words + check(one, end, depth + 1), item.text.split('word').length - 1);
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
        const end = pieces.filter((one) => one === '\n').length + 1;
        const words = itemsIn(pieces.join('')).reduce((sum, item) => sum + check(item, end, 1), 0);
        assert.ok(words <= pieces.filter((one) => one === 'word ').length);
      }),
    );
    const deep = itemsIn('<ul><li>word'.repeat(5_000));
    assert.equal(
      deep.reduce((sum, item) => sum + check(item, 1, 1), 0),
      5_000,
    );
  });
});
