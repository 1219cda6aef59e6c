import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RepositoryCommit } from '../../ports/repository.ts';
import { daysOf, largestBurst, oddDates, tooEarly } from './dates.ts';
import { historyOf, pullRequestIn, saysSomething, trueMerges } from './graph.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

function commit(hash: string, changed: Partial<RepositoryCommit> = {}): RepositoryCommit {
  const at = changed.authoredAt ?? '2026-03-02T10:00:00+01:00';
  return {
    hash,
    parents: [],
    author: { name: 'Ada', email: 'ada@example.org' },
    authoredAt: at,
    committedAt: at,
    subject: 'Refuse an empty title',
    ...changed,
  };
}

describe('the shape of a history', () => {
  it('counts a merge only where its second side brought something', () => {
    const history = historyOf([
      commit('real', { parents: ['b', 'side'] }),
      commit('empty', { parents: ['b', 'a'] }),
      commit('side', { parents: ['a'] }),
      commit('b', { parents: ['a'] }),
      commit('a'),
    ]);
    assert.deepEqual(
      trueMerges(history).map(({ hash }) => hash),
      ['real'],
    );
  });

  it('knows how hosts sign merged pull requests, and believes it only of merges', () => {
    const merge = { parents: ['a', 'b'] };
    assert.equal(pullRequestIn(commit('x', { ...merge, subject: 'Merge pull request #12 from ada/tags' })), '#12');
    assert.equal(pullRequestIn(commit('x', { ...merge, subject: 'Merged in tags (pull request #3)' })), '#3');
    assert.ok(pullRequestIn(commit('x', { ...merge, subject: "Merge branch 'tags' into 'main'" })));
    assert.equal(pullRequestIn(commit('x', { subject: 'Count the tags (#12)' })), '#12');
    assert.equal(pullRequestIn(commit('x', { subject: 'Merge pull request #12 from ada/tags' })), null);
    assert.equal(pullRequestIn(commit('x', { ...merge, subject: "Merge branch 'tags'" })), null);
  });

  it('tells messages that say something from those that do not', () => {
    for (const subject of [
      'Refuse an empty title',
      'fix: keep the last page',
      'Add login',
      'README: how to start',
      'Dodaj książki',
    ])
      assert.ok(saysSomething(commit('x', { subject })), subject);
    for (const subject of [
      'update',
      'Fix',
      'wip',
      '...',
      'asdf',
      'aaaa',
      'first commit',
      'Update README.md',
      'Add files via upload',
      'changes',
      '1',
      '',
      'fix!',
    ])
      assert.equal(saysSomething(commit('x', { subject })), false, subject);
  });
});

describe('the dates of a history', () => {
  const at = (times: string[]): RepositoryCommit[] =>
    times.map((authoredAt, index) => commit(String(index), { authoredAt }));

  it('counts days by the author’s own clock', () => {
    assert.deepEqual(daysOf(historyOf(at(['2026-03-02T23:30:00-08:00', '2026-03-03T08:00:00Z', '']))), [
      '2026-03-02',
      '2026-03-03',
    ]);
  });

  it('finds the most commits within ten minutes', () => {
    const times = ['10:00', '10:04', '10:09', '10:13', '11:00'].map((time) => `2026-03-02T${time}:00Z`);
    assert.equal(largestBurst(historyOf(at(times))), 3);
    assert.equal(largestBurst(historyOf([])), 0);
  });

  it('has nothing to say of ordinary days, and of a clock that is an hour off', () => {
    const commits = [
      commit('b', { parents: ['a'], authoredAt: '2026-03-02T09:30:00Z' }),
      commit('a', { authoredAt: '2026-03-02T10:00:00Z' }),
    ];
    assert.deepEqual(oddDates(historyOf(commits), NOW), []);
  });

  it('says what cannot be: the future, a time before git, a child older than its parent, a date that is none', () => {
    const odd = oddDates(
      historyOf([
        commit('future1', { authoredAt: '2027-01-01T00:00:00Z' }),
        commit('ancient1', { authoredAt: '1999-01-01T00:00:00Z' }),
        commit('child1', { parents: ['parent1'], authoredAt: '2026-01-01T00:00:00Z' }),
        commit('parent1', { authoredAt: '2026-02-01T00:00:00Z' }),
        commit('nothing', { authoredAt: '' }),
      ]),
      NOW,
    );
    assert.deepEqual(
      odd.map((sentence) => sentence.split(': ')[1]),
      ['nothing', 'future1', 'ancient', 'child1'],
    );
  });

  it('says that work of many days was recorded at once, and that a rebase does so too', () => {
    const commits = Array.from({ length: 6 }, (_, index) =>
      commit(String(index), { authoredAt: `2026-03-0${index + 1}T10:00:00Z`, committedAt: '2026-03-09T10:00:00Z' }),
    );
    assert.match(oddDates(historyOf(commits), NOW).join(), /a rebase does that too/);
  });

  it('knows when a tool’s file was possible', () => {
    assert.match(
      tooEarly('uv.lock', '2024-02', 'uv', commit('a', { authoredAt: '2023-05-01T00:00:00Z' })) ?? '',
      /uv.lock is dated 2023-05-01/,
    );
    assert.equal(tooEarly('uv.lock', '2024-02', 'uv', commit('a')), null);
    assert.equal(tooEarly('uv.lock', '2024-02', 'uv', null), null);
  });
});
