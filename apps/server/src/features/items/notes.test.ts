import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { newLearner, PROGRAMME, type Learner } from '../learner.fixture.ts';
import { wordsAround } from './mentions.ts';

const AT = '/api/programmes/{programme}/items/{kind}/{slug}';

describe('notes that link to other items', () => {
  let learner: Learner;
  before(async () => (learner = await newLearner()));
  after(() => learner.close());

  const paramsOf = (id: string) => {
    const [kind = '', slug = ''] = id.split('/');
    return { ...PROGRAMME, kind, slug };
  };
  const write = (id: string, markdown: string) =>
    learner.client.call('PUT', `${AT}/note`, { params: paramsOf(id), body: { markdown } });
  const mentioned = async (id: string) => (await learner.client.call('GET', AT, { params: paramsOf(id) })).mentionedIn;
  const [WIN, BASICS, TOOL] = ['quick-win/git-init-commit', 'action/web-basics', 'tool/operating-system'];

  it('read as links by id and by title, and say so where the item is gone', async () => {
    const { html, markdown } = await write(
      BASICS,
      `[[Git Init & Commit]], [it](/items/${WIN}), [old](/items/action/gone)`,
    );
    assert.equal(
      html,
      `<p><a href="/items/${WIN}">Git Init &amp; Commit</a>, <a href="/items/${WIN}">it</a>, old (no longer in your roadmap)</p>`,
    );
    assert.match(markdown, /^\[\[Git Init & Commit\]\], /, 'what was written stays as it was written');
  });

  it('are listed at the item that they lead to, the one written last first, each once', async () => {
    learner.at('2027-01-05T18:00:00.000Z');
    await write(
      TOOL,
      `# First\n\nBefore **that** I did [Git \\[twice\\]](/items/${WIN}), and again ${'word '.repeat(60)}`,
    );
    const found = await mentioned(WIN);
    assert.deepEqual(
      found.map(({ itemId, title }) => [itemId, title]),
      [
        [TOOL, 'Operating System'],
        [BASICS, 'Web Basics'],
      ],
    );
    assert.match(found[0]?.text ?? '', /^First Before that I did Git \[twice\], and again (word )+…$/);
    assert.equal(found[1]?.text, 'Git Init & Commit, it, old');
    assert.deepEqual(await mentioned(BASICS), []);
  });

  it('are no mentions in code, of themselves, or of an item whose id only begins the same', async () => {
    await write(WIN, `[me](/items/${WIN}) and \`[[Web Basics]]\``);
    assert.equal((await mentioned(WIN)).length, 2);
    assert.deepEqual(await mentioned(BASICS), []);
    await write(TOOL, `[x](/items/${WIN}-2) [y](/items/${BASICS.toUpperCase()}) [z](/items/%)`);
    assert.deepEqual((await mentioned(WIN)).map(({ itemId }) => itemId), [BASICS]); // prettier-ignore
  });

  it('are gone with the words that linked', async () => {
    await write(BASICS, 'Nothing any more.');
    assert.deepEqual(await mentioned(WIN), []);
  });

  it('are answered whatever was written, and whatever item is asked for', async () => {
    const piece = fc.constantFrom('[[', ']]', '[', '](/items/', ')', WIN, 'Web Basics', '%', '_', "'", '\\', '\n', '`', '> ', '\ud83d', '\0'); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const { html } = await write(BASICS, pieces.join(''));
        assert.doesNotMatch(html, /<script|javascript:/i);
        assert.ok((await mentioned(WIN)).length <= 1);
      }),
      { numRuns: 60 },
    );
    for (const id of ['action/%', "action/' or 1=1", 'action/[['])
      await assert.rejects(learner.client.call('GET', AT, { params: paramsOf(id) }), /no such item/);
  });
});

describe('the words around a link', () => {
  it('are one short line, however long the note is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' }), fc.nat(3_000), (text, at) => {
        const from = Math.min(at, text.length);
        const md = `${text.slice(0, from)}[it](/items/a/b)${text.slice(from)}`;
        const words = wordsAround(md, { label: 'it', from, to: from + 16 });
        assert.ok(words.length <= 60 + 100 + 10 && words.isWellFormed() && !/[\n\r]/.test(words), words);
        assert.match(words, /it/);
      }),
    );
  });
});
