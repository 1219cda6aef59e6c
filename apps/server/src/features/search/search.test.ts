import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { newLearner, PROGRAMME as params, type Learner } from '../learner.fixture.ts';
import { excerptOf } from './excerpt.ts';
import { SearchIndex } from './search-index.ts';
import { wordsOf } from './words.ts';

describe('the search over everything', () => {
  let learner: Learner;
  before(async () => (learner = await newLearner()));
  after(() => learner.close());

  const search = (q: string) =>
    learner.client.call('GET', '/api/programmes/{programme}/search', { params, query: { q } });
  const note = (slug: string, markdown: string) =>
    learner.client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
      params: { ...params, kind: 'tool', slug },
      body: { markdown },
    });
  const tool = async (): Promise<string> => {
    const { roadmap } = await learner.client.call('GET', '/api/programmes/{programme}/roadmap', { params });
    return roadmap.tools[0]!.id.slice('tool/'.length);
  };

  it('finds items, challenges, quizzes and briefs by a part of a word', async () => {
    const kinds = async (q: string) => new Set((await search(q)).found.map(({ kind }) => kind));
    assert.ok((await kinds('graphql')).has('item'));
    assert.ok((await kinds('linked li')).has('challenge'));
    assert.ok((await kinds('authenticat')).has('brief'));
    assert.ok((await kinds('web')).has('quiz'));
  });

  it('finds a note as soon as it is written, its new words once it is changed, and nothing once it is emptied', async () => {
    const slug = await tool();
    await note(slug, 'The **zyzzyva** trick: see [docs](https://example.org/zw)');
    const [found] = (await search('zyzzyva')).found;
    assert.deepEqual([found!.kind, found!.id], ['note', `tool/${slug}`]);
    assert.equal(found!.text, 'The zyzzyva trick: see docs');
    assert.deepEqual(found!.marks, [[4, 11]]);
    await note(slug, 'The rusk trick');
    assert.equal((await search('zyzzyva')).total, 0);
    assert.equal((await search('rusk')).total, 1);
    await note(slug, '');
    assert.equal((await search('rusk')).total, 0);
  });

  it('finds a card by its back, and not once it is deleted', async () => {
    const at = '/api/programmes/{programme}/review/cards';
    const body = { front: 'What does a resolver do?', back: 'It asks nameservers, quokka style' };
    const { id } = await learner.client.call('POST', at, { params, body });
    assert.deepEqual(
      (await search('quokka')).found.map((one) => one.id),
      [id],
    );
    await learner.client.call('DELETE', `${at}/{card}`, { params: { ...params, card: id } });
    assert.equal((await search('quokka')).total, 0);
  });

  it('says nothing for nothing, and never breaks', async () => {
    assert.deepEqual(await search('   '), { total: 0, found: [] });
    for (const q of ['"', '<b>', '%', '\\', '(((', 'a'.repeat(200), '🦘', '__proto__', 'constructor'])
      assert.ok(Array.isArray((await search(q)).found), q);
  });
});

describe('an index of texts', () => {
  const index = new SearchIndex();
  index.put({ kind: 'note', id: 'a', title: 'Löschen', text: 'How to remove an entry from a database' });
  index.put({ kind: 'note', id: 'b', title: 'Databases', text: 'Keys and indexes' });
  const ids = (query: string) => index.search(query, 10).found.map(({ id }) => id);

  it('does not mind accents, capitals, or one wrong letter in a longer word', () => {
    assert.deepEqual(ids('loschen'), ['a']);
    assert.deepEqual(ids('LÖSCHEN'), ['a']);
    assert.deepEqual(ids('entrx'), ['a']);
    assert.deepEqual(ids('kexs'), []);
  });

  it('puts what has the word in its title first', () => assert.deepEqual(ids('database'), ['b', 'a']));

  it('asks for all words, and is content with some where nothing has them all', () => {
    assert.deepEqual(ids('database entry'), ['a']);
    assert.deepEqual(ids('keys kangaroo'), ['b']);
  });
});

describe('the excerpt of a text', () => {
  it('stays around the first word, and its marks are the words', () => {
    const text = `${'lorem '.repeat(40)}needle ${'ipsum '.repeat(40)}`;
    const { text: shown, marks } = excerptOf(text, ['needle']);
    assert.match(shown, /^… .*needle.* …$/);
    assert.deepEqual(
      marks.map(([from, to]) => shown.slice(from, to)),
      ['needle'],
    );
    assert.ok(shown.length < 200);
  });

  it('never marks a place outside of what it shows', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.array(fc.string({ minLength: 1, maxLength: 6 })),
        (text, terms) => {
          const excerpt = excerptOf(text, terms);
          let last = 0;
          for (const [from, to] of excerpt.marks) {
            assert.ok(from >= last && to > from && to <= excerpt.text.length);
            last = to;
          }
        },
      ),
    );
  });

  it('takes Markdown for its words', () => {
    assert.equal(
      wordsOf('## A *bold* [link](https://x.example)\n- `code` and snake_case'),
      'A bold link code and snake_case',
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void wordsOf(text)));
  });
});
