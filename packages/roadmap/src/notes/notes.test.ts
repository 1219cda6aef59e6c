import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderMarkdown } from '../render.ts';
import { itemAddress, itemIdAt, itemLink, itemLinks, knownItems, notePieces, renderNote } from './index.ts';

const ITEMS = [
  { id: 'action/closures', title: 'Closures' },
  { id: 'action/arrays', title: 'Arrays [basics]' },
  { id: 'action/testing', title: 'Testing' },
  { id: 'signal/testing', title: 'testing' },
  { id: 'resource/café-2', title: 'Café & C++' },
];
const known = knownItems(() => ITEMS);
const idsIn = (md: string) => itemLinks(md, known).map(({ itemId }) => itemId);

describe('a link to an item', () => {
  it('is plain Markdown that names the id', () => {
    assert.equal(itemLink(ITEMS[0]!), '[Closures](/items/action/closures)');
    assert.equal(itemLink(ITEMS[1]!), '[Arrays \\[basics\\]](/items/action/arrays)');
    assert.equal(itemLink(ITEMS[4]!), '[Café & C++](/items/resource/café-2)');
  });

  it('reads back as the item and the title, whatever the title has in it', () => {
    const sign = fc.constantFrom(
      ...'[]()\\`*_~<>&|!^#-+.:;"\'/ @aZé😀'.split(''),
      'www.a.io',
      'http://b.io',
      '&amp;',
      '  ',
    );
    const title = fc.array(sign, { minLength: 1, maxLength: 14 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.oneof(title, fc.string({ unit: 'binary', maxLength: 40 })), (words) => {
        const item = { id: 'action/x', title: words.replace(/[\0\p{Cs}]/gu, '') };
        const md = `Before ${itemLink(item)} after`;
        const [link] = itemLinks(md, known);
        assert.equal(link?.itemId, 'action/x');
        assert.equal(md.slice(link.from, link.to), itemLink(item));
        const html = /<a [^>]*>([^]*?)<\/a>/.exec(renderMarkdown(md))?.[1] ?? '';
        assert.equal(html.replace(/<[^>]*>/g, '$&'), escaped(item.title.replace(/\s+/gu, ' ').trim() || item.id));
      }),
      { numRuns: 500 },
    );
  });

  it('is known by its address, with percent signs or without, and by nothing else', () => {
    assert.equal(itemIdAt('/items/resource/café-2'), 'resource/café-2');
    assert.equal(itemIdAt('/items/resource/caf%C3%A9-2'), 'resource/café-2');
    assert.equal(itemIdAt(`${itemAddress('action/x')}#part`), 'action/x');
    for (const other of ['/items/', '/items/action', '/items/a/b/c', '/items/a/%zz', '/items/a/%22x', '//items/a/b'])
      assert.equal(itemIdAt(other), null, other);
    for (const other of ['https://a.io/items/a/b', '/map?item=a/b', 'javascript:/items/a/b', 'items/a/b'])
      assert.equal(itemIdAt(other), null, other);
  });
});

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

describe('the links of a note', () => {
  it('are found in lists, quotes and tables, and their titles in double brackets too', () => {
    const md = '> [a](/items/action/closures)\n\n- **[[closures]]**\n\n| a |\n| - |\n| [b](/items/action/gone) |\n';
    assert.deepEqual(idsIn(md), ['action/closures', 'action/closures', 'action/gone']);
    assert.deepEqual(idsIn('\uFEFF[[Arrays [basics]]] and [[ café  & c++ ]]'), ['action/arrays', 'resource/café-2']);
  });

  it('are none where code, an escape or another link has them', () => {
    for (const md of [
      '`[[Closures]]` and `[a](/items/action/closures)`',
      '```\n[[Closures]]\n```',
      '    [a](/items/action/closures)',
      '\\[[Closures]]',
      '[[Closures]](https://a.io)',
      '[[Clos\nures]]',
      '[[No such title]] [[]] [[',
      '[[Testing]]',
      '![a](/items/action/closures)',
    ])
      assert.deepEqual(idsIn(md), [], md);
  });

  it('cut any text into pieces that are the text again', () => {
    const piece = fc.constantFrom('[[Closures]]', '[a](/items/action/closures)', '[b](/items/action/gone)', '[[', ']]', '`', '\n', '\r\n', '\t', '> ', '- ', '\\', 'é', '\uFEFF', '\0', '](/items/a/b)', '!', '*'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const md = pieces.join('');
        let at = 0;
        for (const { from, to, label } of itemLinks(md, known)) {
          assert.ok(from >= at && to > from && to <= md.length);
          assert.match(md.slice(from, to), /^\[\[[^\n]+\]\]$|^\[[^]*\]\([^]*\)$/);
          assert.ok(label.length > 0);
          at = to;
        }
        const texts = notePieces(md, known).filter((one) => typeof one === 'string');
        assert.ok(texts.every((text) => md.includes(text) || text.endsWith('(no longer in your roadmap)')));
      }),
      { numRuns: 500 },
    );
  });

  it('are asked for in no text that is too much to render', () => {
    assert.deepEqual(idsIn(`${'['.repeat(20_000)}[[Closures]]`), []);
    assert.deepEqual(idsIn('[a](/items/action/closures)\n\n'.repeat(2_000)).length, 2_000);
  });
});

describe('a note to read', () => {
  it('shows its links, and says of an item that left the roadmap that it did', () => {
    assert.equal(
      renderNote('See [[Closures]] and [*old*](/items/action/gone).', known),
      '<p>See <a href="/items/action/closures">Closures</a> and <em>old</em> (no longer in your roadmap).</p>',
    );
  });

  it('is as it is written where the roadmap is not at hand', () => {
    assert.equal(renderNote('[[Closures]] [a](/items/action/gone)', null), '<p>[[Closures]] <a href="/items/action/gone">a</a></p>'); // prettier-ignore
  });

  it('lets no title and no label through that runs code', () => {
    const hostile = knownItems(() => [
      { id: 'action/x', title: '<img src=x onerror=alert(1)>' },
      { id: 'action/y', title: '](javascript:alert(1))' },
    ]);
    const html = renderNote(
      '[[<img src=x onerror=alert(1)>]] [[](javascript:alert(1))]] [<script>](/items/action/gone) [a](/items/x/"onclick="y)',
      hostile,
    );
    assert.doesNotMatch(html, /<(?:img|script)|<[^>]* on\w+=|href="javascript/i);
    assert.match(html, /<a href="\/items\/action\/x">&lt;img/);
  });
});
