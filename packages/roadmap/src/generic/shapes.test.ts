import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Roadmap } from '../model.ts';
import { scan } from '../scan/scan.ts';
import { listing } from './listing.ts';
import { readGeneric } from './read.ts';

const FIXTURES = new URL('../../test/fixtures/roadmaps/', import.meta.url);

function fixture(name: string): Roadmap {
  const source = readFileSync(new URL(`${name}.md`, FIXTURES), 'utf8');
  return readGeneric(source, scan(source).blocks).roadmap;
}

describe('the importer, in shapes that real roadmaps have, lists', () => {
  it('the title below a sponsor, a row of links, links that are headings and names around links', () => {
    const roadmap = fixture('sponsored');
    assert.equal(roadmap.title, 'Things Every Gardener Knows');
    assert.deepEqual([roadmap.snapshot.weeks, roadmap.snapshot.hoursPerWeek], [6, null]);
    assert.deepEqual(listing(roadmap), [
      '# Soil',
      '  R Soil in Pots <https://soil.example/book>',
      '  R Official soil Docs <https://soil.example/docs>',
      '  R Old notes of a gardener <https://notes.example> +https://paper.example',
      '  A Ask @gardener +https://github.com/gardener',
      '# Water, a Short Course',
      '  R Water, a Short Course <https://water.example>',
      'N Spread the word 24-25',
    ]);
  });

  it('tables of lessons by concept, with the lesson in a column of its own', () => {
    const roadmap = fixture('lessons');
    assert.equal(roadmap.title, 'Weaving for Beginners');
    assert.deepEqual([roadmap.snapshot.weeks, roadmap.snapshot.hoursPerWeek], [4, null]);
    assert.deepEqual(listing(roadmap), [
      '# Each lesson includes',
      '  R Warp and weft <1-warp/README.md>',
      '  R Keeping Tension <2-tension/README.md>',
      '  R Patterns <3-patterns/README.md>',
      '# Patterns to try',
      '  R Twill <https://twill.example> +https://film.example/twill',
      '  R Satin <https://film.example/satin>',
      'N Hearty thanks to our weavers 5-7',
      'N Offline access 27-29',
    ]);
  });

  it('rows that are headings, notes above tables and plans inside a table of contents', () => {
    const roadmap = fixture('tiers');
    assert.equal(roadmap.title, 'Stone Carving, Tier by Tier');
    assert.deepEqual(listing(roadmap), [
      '# Specialisations',
      '  R Lettering <./special/lettering.md>',
      '  R Fountains <./special/fountains.md>',
      '# First Cuts',
      '  R [x] Holding a Chisel <https://chisel.example>',
      '  R [ ] Kinds of Stone <https://stone.example>',
      '  D [ ] Carve a small bowl',
      "  R [ ] The Mason's Year <>",
      '# Working Days',
      '  R A Week in the Quarry <https://quarry.example> 33h',
      'N Table of Contents 3-10',
    ]);
  });

  it('a curriculum whose prose parts count, and talk beside it that does not', () => {
    const roadmap = fixture('curriculum');
    assert.equal(roadmap.title, 'Boat Building');
    assert.deepEqual(listing(roadmap), [
      'P A dry shed',
      'P Two evenings a week',
      '# Wood',
      '  R Trees and Planks <https://planks.example>',
      '  R Drying Wood <https://drying.example>',
      '# Project',
      '  D Build a model of your boat in cardboard',
      '# Hull',
      '  R Lofting <https://lofting.example>',
      '  A Ribs',
      '# Further study',
      '  R Further study <https://more.example>',
      'N Becoming a member 5-7',
      'N How to use it 9-11',
      'N What is it? 13-18',
      'N How to collaborate 41-43',
    ]);
  });

  it('references in quotes, boxes called time or description, and remarks among boxes', () => {
    const roadmap = fixture('quoted');
    assert.equal(roadmap.title, 'Kitchen Checklist');
    assert.deepEqual(listing(roadmap), [
      '# Knives',
      '  A [ ] Edge',
      '    R How to Look at an Edge <https://edge.example>',
      '  A [ ] Description',
      '    R [ ] Parts of a Knife <https://parts.example>',
      '  A [ ] Time',
      '    A ten minutes for a dull blade',
      '  R Honing Steel <https://steel.example>',
      '    R Used in Films <https://films.example>',
      '# Social meals',
      '  A [ ] Cook for four',
      '  A [ ] Cook for eight',
    ]);
  });

  it('questions on folds as things to answer, and folds without a name', () => {
    const roadmap = fixture('questions');
    assert.equal(roadmap.title, 'Riddles of the Sea');
    assert.deepEqual(listing(roadmap), [
      '# Tides',
      '  A Why are there two tides a day? +https://tides.example',
      '  A Which of these move the sea?',
      '# Currents',
      '  R Gulf Stream <https://gulf.example>',
    ]);
  });

  it('days counted behind the title and "here" as a link', () => {
    const roadmap = fixture('diary');
    assert.equal(roadmap.title, '50 Days of Drawing');
    assert.deepEqual([roadmap.snapshot.weeks, roadmap.snapshot.hoursPerWeek], [7, 7]);
    assert.deepEqual(listing(roadmap), [
      '# Lines',
      '  R Lines <https://pencil.example>',
      '# Shadows',
      '# Exercises',
      '  D Draw an egg',
      '  D Draw a cup with the same light',
      '# Colour',
      '  R [ ] Wheel of colours <https://wheel.example>',
    ]);
  });

  it('a title above its equals, groups of projects and a legend that is none', () => {
    const roadmap = fixture('works');
    assert.equal(roadmap.title, 'Small Things to Build');
    assert.deepEqual(listing(roadmap), [
      '# Projects',
      '  D Clock +https://kit.example',
      '  # Easy Projects',
      '    D Bird House +./easy/bird-house.md',
      '    D Door Stop +./easy/stop.md',
      'N Small Things to Build 7-7',
      'N Ideas by 29-31',
    ]);
  });

  it('shortcodes with a low line in them as nothing, and a table of contents with one slip as contents', () => {
    const anchors = Array.from({ length: 20 }, (_, at) => `- [Part ${at}](#part-${at})`).join('\n');
    const source = `# T :file_folder:\n\n${anchors}\n- [slip](slip)\n\n## A\n- :white_check_mark: [b](http://c.d) :+1:\n`;
    const { roadmap } = readGeneric(source, scan(source).blocks);
    assert.deepEqual([roadmap.title, ...listing(roadmap)], ['T', '# A', '  R b <http://c.d>']);
  });

  it('names with a comma of their own in a table, however long the table is', () => {
    const rows = '[Salt, Fat](http://a.b) | none\n[Heat](http://c.d) | Salt, Fat\n[Acid](http://e.f) | Heat, pans\n';
    const source = `# T\n\n## A\n\nCourse | Prerequisites\n-- | --\n${rows}`;
    const { roadmap } = readGeneric(source, scan(source).blocks);
    const needs = roadmap.phases[0]?.resources.map((resource) => resource.prerequisites);
    assert.deepEqual(needs, [[], ['Salt, Fat'], ['Heat', 'pans']]);
  });
});
