import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Roadmap } from '../model.ts';
import { scan } from '../scan/scan.ts';
import { listing } from './listing.ts';
import { readGeneric } from './read.ts';

const FIXTURES = new URL('../../test/fixtures/roadmaps/', import.meta.url);

function read(source: string): Roadmap {
  return readGeneric(source, scan(source).blocks).roadmap;
}

function fixture(name: string): Roadmap {
  return read(readFileSync(new URL(`${name}.md`, FIXTURES), 'utf8'));
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
