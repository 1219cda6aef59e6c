import { defineCheck, step } from '../../check/define.ts';
import { isSource, ownFiles } from '../../source/files.ts';

const LEAST_LINES = 20;
const TEXT_BYTES = 256 * 1024;
const FILES = 500;
const BRANCHES = 50;

const isListed = step({
  id: 'is-listed',
  title: 'Anybody can list its branches without signing in',
  async run(t) {
    const refs = await t.repository.publicRefs(t.signal);
    const branches = refs.filter(({ name }) => name.startsWith('refs/heads/'));
    if (branches.length > 0) {
      t.note(`${branches.length === 1 ? 'One branch' : `${branches.length} branches`} can be seen by everybody.`);
      return branches;
    }
    return t.fail({
      expected: 'at least one branch',
      actual: 'none: the repository is empty, or the address is not one of a repository',
      advice: 'Push your work: `git push -u origin main`. Then open the address in a private browser window and look.',
    });
  },
});

const isThisOne = step({
  id: 'is-this-one',
  title: 'What stands at the address is this very repository',
  after: [isListed],
  async run(t) {
    for (const { commit } of t.from(isListed).slice(0, BRANCHES)) if (await t.repository.at(commit, t.signal)) return;
    t.fail({
      expected: 'a public branch whose newest commit is in the repository that is read',
      actual: 'none',
      advice:
        'Look at the address in your project: it may be that of another repository. If it is right, get what is newer there: `git pull`.',
    });
  },
});

const holdsSource = step({
  id: 'holds-source',
  title: `It holds source code: at least ${LEAST_LINES} lines that are not empty`,
  after: [isThisOne],
  async run(t) {
    const paths = (await ownFiles(t.repository, t.signal)).map((file) => file.path).filter(isSource);
    const texts = await t.repository.readFiles(paths.slice(0, FILES), TEXT_BYTES, t.signal);
    let lines = 0;
    for (const text of texts.values()) lines += text.split('\n').filter((line) => line.trim() !== '').length;
    if (lines >= LEAST_LINES) {
      t.note(`${paths.length} source files, ${lines} lines.`);
      return;
    }
    t.fail({
      expected: `at least ${LEAST_LINES} lines of source that are yours`,
      actual: paths.length === 0 ? 'no source file' : `${lines} lines in ${paths.length} files`,
      advice: 'Push a program that you wrote. Files below node_modules, venv, dist and the like are not counted.',
    });
  },
});

const isUpToDate = step({
  id: 'is-up-to-date',
  title: 'The newest commit that is read is the newest that others see',
  level: 'should',
  weight: 0.5,
  after: [isListed],
  run(t) {
    const { head } = t.repository;
    if (t.from(isListed).some(({ commit }) => commit === head)) return Promise.resolve();
    return t.fail({
      expected: `a public branch at ${head.slice(0, 7)}`,
      actual: 'all public branches stand elsewhere',
      advice: 'Push it: `git push`.',
    });
  },
});

const hasReadme = step({
  id: 'has-a-readme',
  title: 'A README greets the visitor',
  level: 'should',
  weight: 0.5,
  after: [isListed],
  async run(t) {
    const { files } = await t.repository.listFiles(t.signal);
    if (files.some(({ path }) => /^readme(\.(md|rst|txt|adoc))?$/i.test(path))) return;
    t.fail({
      expected: 'a README in the first folder',
      actual: 'none',
      advice: 'Write README.md: what it is, how to start it. The check `readme` looks closer.',
    });
  },
});

/** A repository that everybody can see. Brief: content/backend/briefs/public-repository.md. */
export const publicRepository = defineCheck({
  name: 'public-repository',
  version: 1,
  title: 'A public repository',
  uses: ['repository'],
  goodEnough: 0.6,
  steps: [isListed, isThisOne, holdsSource, isUpToDate, hasReadme],
});
