import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Phase, Roadmap } from '../model.ts';
import { parse } from '../parse.ts';
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

  it('says once when it finds no phase, and which sections it could not use', () => {
    assert.deepEqual(
      parse('hello there').diagnostics.map((one) => one.code),
      ['no-phases'],
    );
    assert.deepEqual(
      parse('\n').diagnostics.map((one) => one.code),
      ['empty-document'],
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
