import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rung, Terms } from '@waymark/contract';
import { addressWords, contractWords, rungWords } from './project-words.ts';

const rung = (changes: Partial<Rung>): Rung => ({
  check: 'rest-api', title: 'A REST API', needs: [], variants: [], uses: ['http'], state: 'open', strength: null,
  passedAt: null, lastRun: null, command: '', ...changes,
}); // prettier-ignore

describe('words about projects', () => {
  it('say where a rung stands, and never call a failing one passed', () => {
    const passedAt = '2027-01-04T18:00:00.000Z';
    assert.equal(rungWords(rung({})), 'Not checked yet');
    assert.match(rungWords(rung({ state: 'passed', strength: 'verified', passedAt })), /^Passed on .*, verified$/);
    assert.match(rungWords(rung({ state: 'failing', strength: 'verified', passedAt })), /^Failing now; it passed on /);
    assert.equal(rungWords(rung({ state: 'failed' })), 'Not yet');
    const lastRun = { status: 'waiting' } as Rung['lastRun'];
    assert.equal(rungWords(rung({ state: 'passed', passedAt, lastRun })), 'Running');
  });

  it('name the contract as people know it, or by the learner’s own words', () => {
    const terms = (path: string, noun: string) => ({ terms: { path, noun } as Terms });
    assert.equal(contractWords(terms('/todos', 'to-do')), 'To-do list');
    assert.equal(contractWords(terms('/books', 'book')), 'Book at /books');
  });

  it('shorten an address to what tells it from others', () => {
    assert.equal(addressWords('https://books.example.org/'), 'books.example.org');
  });
});
