import { itemLinks, knownItems } from '@waymark/roadmap/notes';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findTargets, foldWords, linkInstead, openLinkAt, type LinkTarget } from './link-words.ts';

const target = (id: string, title: string): LinkTarget => ({ id, kind: 'action', title, words: foldWords(title) });
const TARGETS = [
  target('action/a', 'Web Basics'),
  target('action/b', 'Basics of the web'),
  target('action/c', 'Écoles'),
  target('action/d', 'Arrays [basics]'),
  target('action/e', 'Web servers'),
];
const idsFor = (query: string, near = 'action/e') => findTargets(TARGETS, query, near).map(({ id }) => id);

describe('a link that is being typed', () => {
  it('begins at two brackets and ends with them, with the line, or in front of a letter', () => {
    const at = (text: string) => openLinkAt(text, text.length);
    assert.deepEqual(at('see [['), { from: 4, query: '' });
    assert.deepEqual(at('see [[web ba'), { from: 4, query: 'web ba' });
    for (const none of ['', '[', 'see [[web]]', '[[web]', '[[a\nb', 'matrix[[0', '\\[[a', `[[${'x'.repeat(81)}`])
      assert.equal(at(none), null, none);
  });

  it('is none in code', () => {
    for (const code of ['```\n[[', '`a [[', '~~~js\nconst m = [['])
      assert.equal(openLinkAt(code, code.length), null, code);
    const after = '```\nx\n```\n`a` [[';
    assert.deepEqual(openLinkAt(after, after.length), { from: after.length - 2, query: '' });
  });

  it('is replaced whole, whatever stands around it and whatever the title has in it', () => {
    const known = knownItems(() => []);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z .\n]{0,20}$/),
        fc.stringMatching(/^[a-z ]{0,10}$/),
        fc.constantFrom('', ']]', ']] and', '\nmore'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        (before, query, behind, title) => {
          const start = `${before} [[${query}`;
          const open = openLinkAt(start, start.length);
          assert.ok(open !== null);
          const { from, to, insert } = linkInstead(start + behind, open, { id: 'action/x', title });
          const written = (start + behind).slice(0, from) + insert + (start + behind).slice(to);
          assert.equal(written, `${before} ${insert}${behind.replace(']]', '')}`);
          assert.deepEqual(itemLinks(`a ${insert}`, known).map(({ itemId }) => itemId), ['action/x']); // prettier-ignore
        },
      ),
    );
  });
});

describe('the items that a few letters mean', () => {
  it('begin with them first, then have words that do; accents and capitals do not matter', () => {
    assert.deepEqual(idsFor('web'), ['action/a', 'action/b']);
    assert.deepEqual(idsFor('basics', 'action/x'), ['action/b', 'action/a', 'action/d']);
    assert.deepEqual(idsFor('ECOLE'), ['action/c']);
    assert.deepEqual(idsFor('web basi', 'action/x'), ['action/a', 'action/b']);
    assert.deepEqual(idsFor('asic'), ['action/a', 'action/b', 'action/d']);
    assert.deepEqual(idsFor('nothing like it'), []);
  });

  it('are the neighbours of the item before anything is typed, and never the item itself', () => {
    assert.deepEqual(idsFor('', 'action/c'), ['action/b', 'action/d', 'action/a', 'action/e']);
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.constantFrom(...TARGETS), (query, { id }) => {
        const found = idsFor(query, id);
        assert.ok(!found.includes(id) && new Set(found).size === found.length);
      }),
    );
  });
});
