import { createClient } from '@waymark/contract/client';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainWay, quizWay, reviewWay, waysOf } from './ways.ts';

const quiz = {
  slug: 'git-basics',
  title: 'Git basics',
  summary: '',
  about: [],
  topics: [],
  questions: 12,
  pool: 30,
  best: null,
  last: null,
  isOpen: false,
};

describe('other ways to practise', () => {
  it('says how a quiz stands: not tried, begun, or its best score', () => {
    assert.equal(quizWay(quiz).fact, '12 questions, not tried yet.');
    assert.equal(quizWay({ ...quiz, best: 0.834 }).fact, '12 questions, best 83\u00a0%.');
    assert.equal(quizWay({ ...quiz, best: 0.5, isOpen: true }).fact, '12 questions, begun.');
    assert.equal(quizWay(quiz).href, '/practice/quizzes/git-basics');
  });

  it('says whether a card is due, and where cards come from while there is none', () => {
    assert.match(reviewWay({ cards: [], total: 0, nextDueAt: null }).fact, /become cards/);
    assert.match(reviewWay({ cards: [], total: 3, nextDueAt: '2026-11-27T00:00:00.000Z' }).fact, /just now/);
  });

  it('says how many explanations have passed', () => {
    assert.equal(explainWay([{ passed: true }, { passed: false }]).fact, '1 of 2 explanations passed.');
  });

  it('leaves out what does not answer, and keeps what does', async () => {
    const api = createClient(async (url) =>
      url.endsWith('/quizzes')
        ? Response.json({ quizzes: [{ ...quiz, scores: [] }] })
        : Response.json({}, { status: 404 }),
    );
    assert.deepEqual(
      (await waysOf(api)).map(({ title }) => title),
      ['Git basics'],
    );
    const away = createClient(async () => {
      throw new TypeError('Failed to fetch');
    });
    assert.deepEqual(await waysOf(away), []);
  });
});
