import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { IdBook, slugOf } from './ids.ts';
import { itemById, items, itemsById, phaseOf } from './items.ts';
import { parse } from '../parse.ts';
import { seedDocument } from '../seed.fixture.ts';

const { source, roadmap } = seedDocument();

/** Text with characters from everywhere in Unicode. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 80 })
  .map((codes) => String.fromCodePoint(...codes).toWellFormed());

describe('slugs', () => {
  it('are the words of a title, joined and lower-case', () => {
    assert.equal(slugOf('Data Structures & Algorithms'), 'data-structures-algorithms');
    assert.equal(slugOf("What I'll try?"), 'what-ill-try');
    assert.equal(slugOf('C++, C# and .NET'), 'cpp-csharp-and-dotnet');
  });

  it('are cut at a word, at about 48 characters', () => {
    assert.equal(
      slugOf('Deployed a full-stack application to a cloud provider.'),
      'deployed-a-full-stack-application-to-a-cloud',
    );
    assert.equal(slugOf('x'.repeat(100)).length, 48);
  });

  it('keep the letters of every script', () => {
    assert.equal(slugOf('Основы Git'), 'основы-git');
    assert.equal(slugOf('数据结构 与 算法'), '数据结构-与-算法');
    assert.equal(slugOf('Été à Paris'), 'été-à-paris');
    assert.equal(slugOf('ﬁne ①'), 'fine-1');
    assert.equal(slugOf('🚦 !'), '');
  });

  it('are short, well-formed and without white space, whatever the title', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const slug = slugOf(title);
        assert.ok(slug.isWellFormed() && slug.length <= 48 && !/\s/.test(slug));
      }),
    );
  });
});

describe('ids', () => {
  it('are given out once each, counting on where a name was taken', () => {
    const book = new IdBook(['action/a-3']);
    const given = ['a', 'a', 'a', 'a', '', ''].map((slug) => book.take('action', slug));
    assert.deepEqual(given, [
      'action/a',
      'action/a-2',
      'action/a-4',
      'action/a-5',
      'action/untitled',
      'action/untitled-2',
    ]);
  });

  it('do not depend on the place of an item', () => {
    const swapped = source.replace(/^(- Basic.*)\n(- Willing.*)$/m, '$2\n$1');
    assert.notEqual(swapped, source);
    assert.deepEqual(
      new Set(items(parse(swapped).roadmap).map(({ id }) => id)),
      new Set(items(roadmap).map(({ id }) => id)),
    );
  });

  it('of days name their week', () => {
    assert.equal(roadmap.weeks[1]?.days[5]?.id, 'day/ds-a-kick-off-git-immersion-weekend');
  });
});

describe('finding items', () => {
  it('lists all of them in the order of the document, parents first', () => {
    const all = items(roadmap);
    assert.equal(all.length, 108);
    const starts = all.map(({ lines }) => lines.start);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
    assert.equal(itemsById(roadmap).size, all.length);
  });

  it('finds an item and its phase', () => {
    assert.equal(itemById(roadmap, 'tool/account')?.title, 'Account');
    assert.equal(itemById(roadmap, 'tool/none'), undefined);
    assert.equal(phaseOf(roadmap, 'resource/start-looking-for-a-backend-job')?.title, 'Ship');
    assert.equal(phaseOf(roadmap, 'signal/integrated-database-with-the-web-server')?.title, 'Build');
    assert.equal(phaseOf(roadmap, 'phase/build')?.title, 'Build');
    assert.equal(phaseOf(roadmap, 'tool/account'), null);
  });
});
