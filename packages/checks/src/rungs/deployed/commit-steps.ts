/** Which commit runs there, and that it is one of the repository. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { RepositoryCommit } from '../../ports/repository.ts';
import { isRecord, show } from '../../schema/validate.ts';
import { versionPath, type Terms } from '../../terms/model.ts';
import { servesPage } from './page-steps.ts';

/** As git writes it, whole or shortened. */
const HASH = /^[0-9a-f]{7,40}$/;
/** Commits that may have come since. */
const MOST_BEHIND = 10;
const HISTORY = 500;

export const namesItsCommit = step({
  id: 'names-its-commit',
  title: (terms: Terms) => `It names the commit that it runs, at ${versionPath(terms)} or in the page`,
  after: [servesPage],
  weight: 2,
  async run(t) {
    const path = versionPath(t.terms);
    const answer = await t.send({ method: 'GET', path });
    const inPage = t.from(servesPage).page.commit;
    const named = answer.status === 200 ? commitIn(answer.text) : inPage;
    if (HASH.test(named)) {
      t.note(`It runs ${named.slice(0, 7)}.`);
      return named;
    }
    return answer.fail(
      `{ "commit": "<hash>" } at ${path}, or <meta name="commit" content="<hash>"> in the page`,
      named === '' ? `status ${answer.status}, and no commit` : show(named, 80),
      'Let the build write the hash down: most hosts and pipelines have it in a variable (GITHUB_SHA, RENDER_GIT_COMMIT, SOURCE_VERSION); else `git rev-parse HEAD`.',
    );
  },
});

function commitIn(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    const commit = isRecord(value) ? value['commit'] : null;
    return typeof commit === 'string' ? commit.trim() : '';
  } catch {
    return '';
  }
}

export const isYourCommit = step({
  id: 'is-your-commit',
  title: 'That commit is in your repository',
  after: [namesItsCommit],
  weight: 2,
  async run(t) {
    const named = t.from(namesItsCommit);
    const found = await t.repository.at(named, t.signal);
    if (found !== null) return found.head;
    return t.fail({
      expected: `a commit ${named.slice(0, 12)} in ${t.repository.origin}`,
      actual: 'there is none',
      advice:
        'Push what you deployed, and look whether the project names the repository that the server is built from.',
    });
  },
});

export const isRecent = step({
  id: 'is-recent',
  title: `It is among the newest: at most ${MOST_BEHIND} commits have come since`,
  level: 'should',
  weight: 0.5,
  after: [isYourCommit],
  async run(t) {
    const behind = await commitsSince(t, t.from(isYourCommit));
    if (behind !== null && behind <= MOST_BEHIND) {
      t.note(behind === 0 ? 'Nothing has come since.' : `${behind} newer commits wait to be deployed.`);
      return;
    }
    t.fail({
      expected: `one of the newest ${MOST_BEHIND + 1} commits of the main line`,
      actual:
        behind === null ? 'a commit that is not in the history of the newest' : `${behind} commits have come since`,
      advice:
        'Deploy again, and let the pipeline do it after every push to the main branch: the check ci-pipeline shows how.',
    });
  },
});

/** @returns how many commits of the newest one's history the other does not have; null where it is not in that history */
async function commitsSince(t: Tools, deployed: string): Promise<number | null> {
  const all = await t.repository.commits(HISTORY, t.signal);
  const byHash = new Map(all.map((commit) => [commit.hash, commit]));
  const newest = ancestorsOf(t.repository.head, byHash);
  if (!newest.has(deployed)) return null;
  const has = ancestorsOf(deployed, byHash);
  return [...newest].filter((hash) => !has.has(hash)).length;
}

function ancestorsOf(from: string, byHash: ReadonlyMap<string, RepositoryCommit>): Set<string> {
  const found = new Set<string>();
  const next = [from];
  for (let hash = next.pop(); hash !== undefined; hash = next.pop()) {
    if (found.has(hash)) continue;
    found.add(hash);
    next.push(...(byHash.get(hash)?.parents ?? []));
  }
  return found;
}

export const isPublic = step({
  id: 'is-public',
  title: 'Everybody reaches it, over https',
  variant: 'public',
  after: [servesPage],
  weight: 2,
  run(t) {
    if (t.route !== 'direct')
      t.fail({
        expected: 'a public address',
        actual: t.base,
        advice: 'Put it on a host and give the address that it has there. Here you can rehearse everything else.',
      });
    if (!t.base.startsWith('https://'))
      t.fail({
        expected: 'an address with https',
        actual: t.base,
        advice: 'Switch https on at your host (most give a certificate for nothing) and give the project that address.',
      });
    return Promise.resolve();
  },
});
