import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Phase, Roadmap } from '../model.ts';
import { scan } from '../scan/scan.ts';
import { listing } from './listing.ts';
import { readGeneric } from './read.ts';

const FIXTURES = new URL('../../test/fixtures/roadmaps/', import.meta.url);
const SAMPLES = new URL('../../../../../shared/samples/', import.meta.url);

function read(source: string): Roadmap {
  return readGeneric(source, scan(source).blocks).roadmap;
}

function fixture(name: string): Roadmap {
  return read(readFileSync(new URL(`${name}.md`, FIXTURES), 'utf8'));
}

function phaseOf(roadmap: Roadmap, title: string): Phase {
  const phase = roadmap.phases.find((one) => one.title === title);
  assert.ok(phase, `there is a phase "${title}"`);
  return phase;
}

describe('the importer lists what a careful reader would list in', () => {
  it('reads an awesome list', () => {
    const roadmap = fixture('awesome');
    assert.equal(roadmap.title, 'Awesome Birds');
    assert.deepEqual(listing(roadmap), [
      '# Books',
      '  R Field Guide <https://guide.example>',
      '  R Songs & Calls <https://songs.example>',
      '# Apps',
      '  # Mobile',
      '    R Pocket Birds <https://pocket.example> +https://src.example',
      '  # Desktop',
      '    R Big Birds <https://big.example>',
      'N Contents 5-8',
      'N Related projects 25-27',
    ]);
  });

  it('reads bold lines as headings and reference links', () => {
    const roadmap = fixture('bold');
    assert.equal(roadmap.title, 'Painting');
    assert.deepEqual(listing(roadmap), [
      '# Step 1',
      '  R Colour <https://colour.example>',
      '# Light and shadow',
      '  A Draw a sphere',
      '  R Shadow <https://shadow.example> +https://light.example',
      '# Frequently used words',
      '  A hue',
    ]);
  });

  it('reads nested bullets without any heading', () => {
    const roadmap = fixture('bullets');
    assert.equal(roadmap.title, 'Roadmap');
    assert.deepEqual(listing(roadmap), [
      '# Basics 2w',
      '  A Terminal',
      '    R Shell tutorial <https://shell.example>',
      '  A Editors',
      '# Web',
      '  A HTML',
      '  R CSS guide <https://css.example> 10h',
      '# Deploy',
      '  R host.example/start <https://host.example/start>',
    ]);
  });

  it('reads a long checklist with details, contents and boxes', () => {
    const roadmap = fixture('checklist');
    assert.equal(roadmap.title, 'Interview Study Plan');
    assert.deepEqual(listing(roadmap), [
      '# Algorithms',
      '  A [ ] Review big O notation',
      '    R [ ] Big O in plain words <https://example.org/big-o>',
      '    R [x] Cheat sheet <https://example.org/cheat-sheet.pdf>',
      '  A Arrays',
      '    A [ ] Implement a vector that grows',
      '      A allocate an int array',
      '      A resize when it is full',
      '    R [ ] Arrays, a video <https://video.example/arrays> 0.42h',
      '  # Sorting',
      '    R [ ] Merge sort (video) <https://video.example/merge> +https://example.org/merge.pdf',
      '    A [x] Write quicksort from memory',
      '# Networks',
      '  R [ ] How packets travel <https://example.org/packets> 3h',
      '  A [ ] Explain TCP to a friend',
      'N Translations 6-11',
      'N What is it? 13-15',
      'N Table of Contents 17-24',
      'N License 49-51',
    ]);
  });

  it('reads course tables with duration, effort and prerequisites', () => {
    const roadmap = fixture('courses-table');
    assert.equal(roadmap.title, 'Data Path');
    assert.deepEqual(listing(roadmap), [
      'P Secondary school algebra',
      'P A computer',
      '# Maths',
      '  R Linear Algebra, in Pictures <https://la.example> 112h +https://la2.example +https://discord.gg/aaa',
      '  R Calculus <courses/calculus.md> 55h +https://discord.gg/b +https://discord.gg/c needs Linear Algebra, in Pictures',
      '  R Logic <https://logic.example> 130h needs sets needs proofs needs graphs (basic, directed)',
      '  R Essence <https://ess.example>',
      '# Statistics',
      '  R [x] Counting | Chance <https://stat.example> 12h',
      '  R [ ] Practice with dice <> 3h',
      'N Contents 5-8',
    ]);
  });

  it('reads one heading per day', () => {
    const roadmap = fixture('days');
    assert.equal(roadmap.title, '30 Days of Something');
    assert.deepEqual(listing(roadmap), [
      '# Hello',
      '  R the manual <https://manual.example>',
      '# Loops',
      '  R For loops <https://for.example>',
      '  A Write a loop that counts down',
      '# Day 3',
    ]);
  });

  it('reads details as sections, HTML title, code and comments', () => {
    const roadmap = fixture('details');
    assert.equal(roadmap.title, 'Learn Sound');
    assert.deepEqual(listing(roadmap), [
      '# Hearing',
      '  R Waves <https://waves.example>',
      '  D Record a bird',
      '# Mixing',
      '  R Faders <https://faders.example>',
      '  R Panning <https://pan.example>',
      '# After',
      '  R Mastering <https://master.example>',
    ]);
  });

  it('reads an HTML table', () => {
    const roadmap = fixture('html');
    assert.equal(roadmap.title, 'Sewing');
    assert.deepEqual(listing(roadmap), [
      '# Sewing',
      '  R Seams <https://seam.example> 2h',
      '  R Hems & edges <https://hem.example> 0.75h',
    ]);
  });

  it('reads an exported page with properties, toggles and ids', () => {
    const roadmap = fixture('notion');
    assert.equal(roadmap.title, 'Frontend Roadmap');
    assert.deepEqual(listing(roadmap), [
      '# Toggle: HTML',
      '  R [ ] Elements <Frontend%20Roadmap%200123/Elements%20abcdefabcdefabcdefabcdefabcdefab.md>',
      '  A [x] Write a page',
      '# Toggle: CSS',
      '  R [ ] Selectors <https://sel.example>',
    ]);
  });

  it('reads a numbered list of phases', () => {
    const roadmap = fixture('numbered');
    assert.equal(roadmap.title, 'Learn to Cook with Code');
    assert.deepEqual(listing(roadmap), [
      '# Tools',
      '  A Knife',
      '  R Pan <https://pan.example>',
      '# Heat',
      '  A Boil water',
      '  R Fry an egg <https://egg.example>',
      '# Serve',
    ]);
  });

  it('reads numbered phases with labels, times, projects and signals', () => {
    const roadmap = fixture('phases');
    assert.equal(roadmap.title, 'Backend in Half a Year');
    assert.deepEqual(listing(roadmap), [
      '# Foundations 4w 40h',
      '  A Variables and types',
      '  A Functions',
      '  R Solve ten small puzzles <> 5h',
      '  D A calculator',
      '  D A to-do list +https://todo.example',
      '  R Start Here <https://start.example> 30h',
      '  R Loops <https://loops.example> 1.5h',
      '  R CSS Grid in depth <https://udemy.example/grid>',
      '# Servers 9w',
      '  A HTTP',
      '  A Databases',
      '    A SQL',
      '    A Transactions',
      '  D a small shop',
      '  A Python',
      '    R Flask <https://flask.example>',
      '  A Databases',
      '    R Postgres <https://pg.example>',
      '    R SQLite <https://sqlite.example>',
      '# Milestones',
      '  D [ ] Week 4: first program',
      '  D [x] Week 12: first server',
      'S [ ] Can explain a loop @ Foundations',
      'S [x] I have written ten programs @ Foundations',
      'S [ ] I have deployed one server @ Servers',
      'N Give a star 67-69',
    ]);
  });

  it('reads phases of prose', () => {
    const roadmap = fixture('prose');
    assert.equal(roadmap.title, 'Running a marathon');
    assert.deepEqual(listing(roadmap), ['# Month 1 4w', '# Month 2 4w']);
  });

  it('reads tracks with two-column tables and link lines', () => {
    const roadmap = fixture('tracks');
    assert.equal(roadmap.title, 'Paths');
    assert.deepEqual(listing(roadmap), [
      '# Frontend roadmap',
      '  # Basics',
      '    R MDN <https://mdn.example>',
      '    A Layout',
      '      R Flexbox Frog <https://frog.example>',
      '      R Grid Garden <https://garden.example>',
      '    A Practice',
      '    A Broken',
      '  # Frameworks',
      '    R Pick one <https://pick.example>',
      '    R bare.example/docs <https://bare.example/docs>',
      '# Backend roadmap',
      '  # Servers',
      '    R the HTTP book <https://http.example>',
      'N Introduction 3-5',
      'N Why servers? 29-31',
      'N FAQ 33-37',
    ]);
  });

  it('reads definitions, link paragraphs and exercises', () => {
    const roadmap = fixture('two-column');
    assert.equal(roadmap.title, 'Chess');
    assert.deepEqual(listing(roadmap), [
      '# Openings',
      '  A Term',
      '  R Italian Game <https://italian.example>',
      '  R Spanish Game <https://spanish.example> 2h',
      '# Exercises',
      '  D Mate in one +https://mate.example',
      '  D Play ten games',
      '# Books',
      '  R book.example/first <https://book.example/first>',
    ]);
  });

  it('reads a table with one row per week', () => {
    const roadmap = fixture('weeks-table');
    assert.equal(roadmap.title, 'Web Bootcamp');
    assert.deepEqual(listing(roadmap), [
      '# HTML & CSS 2w 40h',
      '  R Learn HTML <https://html.example>',
      '  R Learn CSS <https://css.example>',
      '  D Personal page',
      '# JavaScript 1w 20h',
      '  R JS from zero <https://js.example>',
      '  D Quiz game',
      '# Git 1w 9h',
      '  R Git <https://git.example>',
      'N Contributing 13-15',
    ]);
  });
});

describe('the importer', () => {
  it('takes the first prose as the goal and keeps the rest as text', () => {
    const [phase] = read('# T\n\n## A\n\nFirst *words*.\n\nSecond words.\n\n- [a](http://b.c)\n').phases;
    assert.deepEqual([phase?.goal, phase?.text], ['First *words*.', 'Second words.']);
  });

  it('reads the span of the whole from the prose around the phases', () => {
    const { snapshot } = fixture('checklist');
    assert.deepEqual([snapshot.weeks, snapshot.hoursPerWeek], [26, 15]);
    assert.equal(read('# T\nIt takes 12-16 weeks.\n## A\n- [a](http://b.c)').snapshot.weeks, 14);
    assert.deepEqual([fixture('weeks-table').snapshot.weeks, fixture('phases').snapshot.hoursPerWeek], [12, 10]);
  });

  it('keeps bare lists that only explain out of the actions where the section has material', () => {
    const source =
      '# T\n## A\nThe main aims of this part of the work are to:\n\n- be quick\n\n**Resources:**\n- [a](http://b.c)\n';
    assert.deepEqual(listing(read(source)), ['# A', '  R a <http://b.c>']);
    assert.match(read(source).phases[0]?.text ?? '', /- be quick/);
  });

  it('takes text after a link as a remark, and what is nested in plain words as text', () => {
    const [phase] = read('# T\n## A\n- [a](http://b.c) by *B* (2 h)\n  - said simply\n').phases;
    const [resource] = phase?.resources ?? [];
    assert.deepEqual([resource?.remark, resource?.hours, resource?.text], ['by B', 2, '- said simply']);
  });

  it('takes a deed with a link in it as an action, and a thing to read as a resource', () => {
    const source = '# T\n## A\n- Build a page with [CSS](http://c.d) alone\n- Read [the book](http://b.c)\n';
    assert.deepEqual(listing(read(source)), [
      '# A',
      '  A Build a page with CSS alone +http://c.d',
      '  R the book <http://b.c>',
    ]);
  });

  it('says when it finds no phase, and which sections it could not use', () => {
    const { diagnostics } = readGeneric('hello there', scan('hello there').blocks);
    assert.deepEqual(
      diagnostics.map((one) => one.code),
      ['no-phases'],
    );
    const source = '# T\n## A\n- [a](http://b.c)\n## Burger\nA burger is like a roadmap.\n';
    assert.deepEqual(
      readGeneric(source, scan(source).blocks).diagnostics.map((one) => [one.line, one.code]),
      [[4, 'unread-section']],
    );
  });

  it('gives every item an id of its own, and every parent is an item of the roadmap', () => {
    for (const name of ['phases', 'checklist', 'tracks', 'bullets']) checkIds(fixture(name));
  });

  it('reads any text without an error and with lines inside the document', () => {
    const piece = fc.constantFrom(
      '# ',
      '## ',
      '### Week 1',
      '**Resources:**',
      '**Step 1**',
      '- ',
      '  - ',
      '1. ',
      '[a](http://b.c)',
      '[x] ',
      '| a | b |',
      '|---|---|',
      '\n',
      '\n',
      '\n\n',
      '<details><summary>S</summary>',
      '</details>',
      '<h2>H</h2>',
      '<table><tr><td>',
      '(3 hours)',
      'Projects',
      'Progress',
      'Prerequisites',
      'Curriculum',
      ': ',
      'License',
      '<li>',
      '> ',
      '[l]: http://d.e',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 50 }), (pieces) => {
        const source = pieces.join('');
        const { roadmap, diagnostics } = readGeneric(source, scan(source).blocks);
        checkIds(roadmap);
        const last = source.split('\n').length;
        for (const item of partsOf(roadmap)) {
          assert.ok(item.lines.start >= 1 && item.lines.start <= item.lines.end && item.lines.end <= last);
          assert.ok(!item.title.includes('\n'));
        }
        for (const one of diagnostics) assert.ok(one.line >= 1 && one.line <= last);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('real roadmaps', { skip: existsSync(SAMPLES) ? false : 'the samples are not on this machine' }, () => {
  const sample = (name: string): Roadmap => read(readFileSync(new URL(name, SAMPLES), 'utf8'));

  it('lists the phases, courses and hours of a computer science curriculum', () => {
    const roadmap = sample('ossu-computer-science.md');
    assert.deepEqual(
      roadmap.phases.map((phase) => `${'-'.repeat(phase.depth)}${phase.title} ${phase.resources.length}`),
      [
        'Intro CS 1',
        'Core CS 0',
        '-Core programming 5',
        '-Core math 4',
        '-CS Tools 1',
        '-Core systems 4',
        '-Core theory 2',
        '-Core security 5',
        '-Core applications 6',
        '-Core ethics 3',
        'Advanced CS 0',
        '-Advanced programming 6',
        '-Advanced systems 3',
        '-Advanced theory 3',
        '-Advanced Information Security 6',
        '-Advanced math 5',
        'Final project 9',
      ],
    );
    assert.deepEqual([roadmap.title, roadmap.prerequisites.length], ['Open Source Society University', 3]);
    assert.deepEqual([roadmap.snapshot.weeks, roadmap.snapshot.hoursPerWeek], [104, 20]);
    const [first] = phaseOf(roadmap, 'Intro CS').resources;
    assert.deepEqual([first?.hours, first?.prerequisites], [112, ['high school algebra']]);
    assert.ok(roadmap.phases.every((phase) => phase.actions.length === 0 && phase.deliverables.length === 0));
  });

  it('lists the twelve phases of a DevOps roadmap, its bonus and its collections', () => {
    const roadmap = sample('devops-roadmap.md');
    assert.equal(roadmap.title, 'DevOps Roadmap 2026');
    const top = roadmap.phases.filter((phase) => phase.depth === 0).map((phase) => phase.title);
    assert.deepEqual(
      [top.length, top[0], top[1], top[11]],
      [14, 'GIT', 'Learn one programming language', 'Learn Software Engineering Practices'],
    );
    assert.deepEqual(top.slice(12), ['Bonus: Learn DevSecOps Fundamentals', 'Additional resources']);
    assert.deepEqual(
      roadmap.phases.slice(-2).map((phase) => [phase.title, phase.depth]),
      [
        ['Tools', 1],
        ['Books', 1],
      ],
    );
    const language = phaseOf(roadmap, 'Learn one programming language');
    assert.deepEqual(
      language.actions.map((action) => action.title),
      ['Python', 'JavaScript', 'Go'],
    );
    assert.deepEqual([language.resources.length, phaseOf(roadmap, 'Books').resources.length], [7, 8]);
    assert.ok(
      roadmap.notes.some((note) => note.title === 'Authors') && roadmap.notes.some((note) => note.title === 'License'),
    );
  });
});

function partsOf(roadmap: Roadmap) {
  const inside = roadmap.phases.flatMap((phase) => [...phase.actions, ...phase.resources, ...phase.deliverables]);
  return [...roadmap.phases, ...inside, ...roadmap.prerequisites, ...roadmap.signals, ...roadmap.notes];
}

function checkIds(roadmap: Roadmap): void {
  const parts = partsOf(roadmap);
  const ids = new Set(parts.map((part) => part.id));
  assert.equal(ids.size, parts.length);
  for (const part of parts) {
    if ('parentId' in part && part.parentId !== null) assert.ok(ids.has(part.parentId));
    if (part.kind === 'signal' && part.phaseId !== null) assert.ok(ids.has(part.phaseId));
  }
}
