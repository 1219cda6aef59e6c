import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { indexTopics, quotedTopics, topicsByClause, topicsIn } from './topics.ts';
import { plainLine, quotesOf, sentencesOf, stemOf, tokensOf } from './words.ts';

const topics = ['Web servers', 'Databases', 'Git and GitHub for teams'].map((title) => ({
  ...{ id: title, title, related: '', remark: '' },
}));
const index = indexTopics(topics);
const titles = (found: { title: string }[]) => found.map((topic) => topic.title);

describe('words', () => {
  it('meet in their stems', () => {
    const pairs = { caching: 'cache', queries: 'query', deployed: 'deployment', servers: 'server' };
    for (const [one, other] of Object.entries(pairs)) assert.equal(stemOf(one), stemOf(other), one);
  });

  it('say nothing when they are of every day, and keep their letters in any language', () => {
    assert.deepEqual([...tokensOf('How to learn the basics of it')], []);
    assert.ok(tokensOf('Основы программирования').size > 0);
    assert.deepEqual([...tokensOf('Résumé')], [...tokensOf('resume')]);
  });

  it('come in sentences and quotations', () => {
    assert.deepEqual(sentencesOf('Use a queue (e.g. Redis). Push `code`. Rest'), [
      'Use a queue (e.g. Redis).',
      'Push `code`.',
      'Rest',
    ]);
    assert.deepEqual(quotesOf("Focus on 'Web servers' and “Databases”, what's left"), ['Web servers', 'Databases']);
    assert.equal(plainLine('**Run** `git  init` [here](https://example.org)'), 'Run git init here');
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok(Array.isArray(topicsByClause(index, text)) && Array.isArray(quotedTopics(index, text)));
        assert.ok(sentencesOf(text).every((sentence) => sentence !== ''));
      }),
    );
  });
});

describe('topics', () => {
  it('are found by their words and by the family of their words', () => {
    assert.deepEqual(titles(topicsIn(index, 'Set up a web server')), ['Web servers']);
    assert.deepEqual(titles(topicsIn(index, 'Write SQL')), ['Databases']);
    assert.deepEqual(titles(topicsIn(index, 'Bake bread')), []);
  });

  it('are found clause by clause, in the order in which they come up', () => {
    assert.deepEqual(titles(topicsByClause(index, 'Open a branch on GitHub, then design databases')), [
      'Git and GitHub for teams',
      'Databases',
    ]);
  });

  it('are found by a quotation of part of their title', () => {
    assert.deepEqual(titles(quotedTopics(index, "Focus on 'Git and GitHub'.")), ['Git and GitHub for teams']);
    assert.deepEqual(titles(quotedTopics(index, "One LeetCode 'Easy'.")), []);
  });
});
