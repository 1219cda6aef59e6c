import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { RepositoryCommit } from '../../ports/repository.ts';
import { show } from '../../schema/validate.ts';
import { someOf } from '../../source/files.ts';
import { historyOf, isMerge, pullRequestIn, saysSomething, trueMerges } from './graph.ts';

/** Newest commits that are looked at. */
const MOST = 2_000;
const LEAST_COMMITS = 5;
/** Merges that are made again, newest first. */
const MERGES = 30;
/** Of the messages; a careless one now and then is human. */
const SAYING = 2 / 3;
const TEXT_BYTES = 512 * 1024;

export const hasCommits = step({
  id: 'has-commits',
  title: `It has at least ${LEAST_COMMITS} commits, merges not counted`,
  async run(t) {
    const history = historyOf(await t.repository.commits(MOST, t.signal));
    const own = history.commits.filter((commit) => !isMerge(commit));
    if (own.length < LEAST_COMMITS)
      t.fail({
        expected: `at least ${LEAST_COMMITS} commits`,
        actual: own.length === 1 ? 'one commit' : `${own.length} commits`,
        advice:
          'Commit each small step when it works, rather than everything at the end: `git add -p`, then `git commit`.',
      });
    t.note(`${history.commits.length} commits, ${history.commits.length - own.length} of them merges.`);
    return history;
  },
});

export const hasBranches = step({
  id: 'has-branches',
  title: 'Work was done on a branch',
  after: [hasCommits],
  async run(t) {
    const history = t.from(hasCommits);
    const others = (await t.repository.refs(t.signal)).filter(({ name }) =>
      /^refs\/(heads|pull|merge-requests)\//.test(name),
    );
    if (trueMerges(history).length > 0 || new Set(others.map(({ commit }) => commit)).size > 1) return;
    t.fail({
      expected: 'a branch beside the main one, or a merge of one',
      actual: 'one line of commits',
      advice: 'Start the next piece of work with `git switch -c NAME`, and commit there.',
    });
  },
});

export const hasMerge = step({
  id: 'has-a-merge',
  title: 'A branch was merged: a commit with two parents',
  after: [hasBranches],
  run(t) {
    const merges = trueMerges(t.from(hasCommits));
    if (merges.length > 0) return Promise.resolve(merges);
    return t.fail({
      expected: 'a merge commit, which has two parents',
      actual: 'no commit with two parents',
      advice:
        'Git moves the name forward without a merge where the main branch stood still. Merge with `git merge --no-ff BRANCH`, or by the "Create a merge commit" button of a pull request.',
    });
  },
});

export const resolvesConflict = step({
  id: 'resolves-a-conflict',
  title: 'A merge whose sides contradicted each other was resolved',
  after: [hasMerge],
  limitMs: 60_000,
  async run(t) {
    const merges = t.from(hasMerge).slice(0, MERGES);
    for (const merge of merges) {
      const paths = await t.repository.conflictsOf(merge.hash, t.signal);
      if (paths === null || paths.length === 0) continue;
      await expectNoMarkers(t, merge, paths);
      t.note(`${merge.hash.slice(0, 7)} resolves a conflict in ${someOf(paths)}.`);
      return;
    }
    t.fail({
      expected: 'a merge that meets a conflict when it is made again',
      actual:
        merges.length === 1
          ? 'the one merge fits without a conflict'
          : `all ${merges.length} merges fit without a conflict`,
      advice:
        'Practise one on purpose: change the same line on two branches, merge them, open the file, choose what is right, `git add` it and `git commit`.',
    });
  },
});

async function expectNoMarkers(t: Tools, merge: RepositoryCommit, paths: string[]): Promise<void> {
  const after = await t.repository.at(merge.hash, t.signal);
  const texts = (await after?.readFiles(paths, TEXT_BYTES, t.signal)) ?? new Map<string, string>();
  for (const [path, text] of texts) {
    if (!/^<{7} /m.test(text) || !/^>{7} /m.test(text)) continue;
    t.fail({
      expected: `${path} without marks of a conflict after ${merge.hash.slice(0, 7)}`,
      actual: 'lines like <<<<<<< and >>>>>>> were committed',
      advice: `Open ${path}, keep the lines that are right, delete the three marks, and commit.`,
    });
  }
}

export const hasPullRequest = step({
  id: 'has-a-pull-request',
  title: 'A pull request was opened, or one was merged',
  after: [hasCommits],
  async run(t) {
    const listed = (await t.repository.refs(t.signal)).filter(({ name }) =>
      /^refs\/(pull|merge-requests)\/\d+\//.test(name),
    );
    if (listed.length > 0) {
      t.note(`The host lists ${listed.length === 1 ? 'a pull request' : `${listed.length} refs of pull requests`}.`);
      return;
    }
    const said = t
      .from(hasCommits)
      .commits.map(pullRequestIn)
      .find((found) => found !== null);
    if (said !== undefined) {
      t.note(`Read from the message of a commit: ${said}.`);
      return;
    }
    t.fail({
      expected: 'a pull request that the host lists, or a commit by which it merged one',
      actual: 'neither',
      advice:
        'Push a branch (`git push -u origin NAME`), open a pull request for it in the browser, look through it, and merge it there; then `git pull`.',
    });
  },
});

export const messagesSay = step({
  id: 'messages-say-something',
  title: 'Most commit messages say what changed',
  after: [hasCommits],
  run(t) {
    const own = t.from(hasCommits).commits.filter((commit) => !isMerge(commit));
    const empty = own.filter((commit) => !saysSomething(commit));
    const repeated = own.length - new Set(own.map(({ subject }) => subject.trim().toLowerCase())).size;
    const saying = Math.min(own.length - empty.length, own.length - repeated);
    if (saying >= own.length * SAYING) return Promise.resolve();
    return t.fail({
      expected: 'at least two thirds of the messages to say what changed, each in its own words',
      actual: `${saying} of ${own.length} do; one that does not: ${show(empty[0]?.subject ?? own[0]?.subject ?? '', 80)}`,
      advice:
        'Finish the sentence "this commit will …": `Refuse an empty title`, not `update`. Messages that are pushed can stay; write the next ones so.',
    });
  },
});
