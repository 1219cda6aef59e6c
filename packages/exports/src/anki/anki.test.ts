import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAnki } from './read.ts';
import { toAnki, type AnkiNote } from './write.ts';

const side = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\t', '\n', '"', '""', '#', ' ', '\\', '<br>', '&amp;')),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
const tag = fc.stringMatching(/^[\w:#äé-]{1,12}$/);
const anyNote: fc.Arbitrary<AnkiNote> = fc.record(
  { front: side, back: side, tags: fc.uniqueArray(tag, { maxLength: 4 }) },
  { noNullPrototype: true },
);

const note = (front: string, back: string, tags: string[] = []): AnkiNote => ({ front, back, tags });

describe('Cards as a text file for Anki', () => {
  it('come back exactly as they went out, with anything in them', () => {
    fc.assert(
      fc.property(fc.array(anyNote, { maxLength: 8 }), (notes) => {
        assert.deepEqual(readAnki(toAnki(notes)), { notes, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('come back also when the file went through a system that ends lines otherwise', () => {
    fc.assert(
      fc.property(fc.array(anyNote, { maxLength: 5 }), fc.constantFrom('\r\n', '\r'), (notes, end) => {
        assert.deepEqual(readAnki(`\uFEFF${toAnki(notes).replaceAll('\n', end)}`).notes, notes);
      }),
    );
  });

  it('are written as Anki documents it', () => {
    const text = toAnki([note('a\tb', 'say "hi"\nthere', ['http', 'two words']), note('#1', 'plain')]);
    assert.equal(
      text,
      '#separator:tab\n#html:false\n#columns:Front\tBack\tTags\n#tags column:3\n' +
        '"a\tb"\t"say ""hi""\nthere"\thttp two_words\n"#1"\tplain\t\n',
    );
  });
});

describe('A text file of cards', () => {
  it('of any shape is read without an error, each line either a card or a problem', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('#separator:;', '#html:true', '#tags column:1', 'a\tb', '"a\t', '\t'),
    );
    fc.assert(
      fc.property(
        fc.array(line).map((lines) => lines.join('\n')),
        (text) => {
          const { notes, problems } = readAnki(text);
          const last = text.split(/\r\n?|\n/).length;
          assert.ok(notes.every(({ front, back }) => front.trim() !== '' && back.trim() !== ''));
          assert.ok(problems.every((problem) => problem.line >= 1 && problem.line <= last));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('without headers is read by the separator that its first line has', () => {
    assert.deepEqual(readAnki('What is DNS?;Names to addresses\nHTTP;A protocol').notes, [
      note('What is DNS?', 'Names to addresses'),
      note('HTTP', 'A protocol'),
    ]);
  });

  it('of Anki’s own export loses its HTML, its deck and its ids, but no words', () => {
    const text = [
      '#separator:tab', '#html:true', '#guid column:1', '#notetype column:2', '#deck column:3', '#tags column:6',
      'x7\tBasic\tWeb\tWhat is <b>DNS</b>?<br>In short\t"<div>Names &amp; <code>addresses</code></div><img src=""x.png"">"\tweb net',
    ].join('\n'); // prettier-ignore
    assert.deepEqual(readAnki(text), {
      notes: [note('What is **DNS**?\nIn short', 'Names & `addresses`', ['web', 'net'])],
      problems: [],
    });
  });

  it('names the line of everything that is no card', () => {
    const text = ['#tags:all', '# a comment', 'front\tback', 'alone', '', '\tno front', '"two\nlines"\tback', 'last'];
    const { notes, problems } = readAnki(text.join('\n'));
    assert.deepEqual(notes, [note('front', 'back', ['all']), note('two\nlines', 'back', ['all'])]);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [4, 6, 9],
    );
    assert.match(problems[0]?.message ?? '', /no back/);
  });

  it('with a quote that never closes keeps what came before, and says where', () => {
    const { notes, problems } = readAnki('a\tb\n"c\td\ne\tf');
    assert.deepEqual(notes, [note('a', 'b')]);
    assert.deepEqual([problems.length, problems[0]?.line], [1, 2]);
  });

  it('with further columns has them on the back', () => {
    assert.deepEqual(readAnki('#separator:tab\nfront\tback\textra').notes, [note('front', 'back\n\nextra')]);
  });

  it('takes at most so many cards and characters, and says what it left out', () => {
    const { notes, problems } = readAnki('a\tb\n'.repeat(5_002));
    assert.deepEqual([notes.length, problems.map(({ line }) => line)], [5_000, [5_001, 5_002]]);
    assert.match(readAnki(`a\t${'b'.repeat(20_001)}`).problems[0]?.message ?? '', /20000 characters/);
  });
});
