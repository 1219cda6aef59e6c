import { defineCheck, step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { RepositoryReader } from '../../ports/repository.ts';
import { declaredIn, type Rebuilt } from '../../source/declared.ts';
import { isSource, isTest, ownFiles, someOf } from '../../source/files.ts';
import { FRAMEWORKS } from '../hello-server/frameworks.ts';
import { restApi } from '../rest-api/index.ts';
import { IMPORTED } from './imported.ts';
import { likeness, runsOf } from './likeness.ts';

const MANIFEST_BYTES = 256 * 1024;
const SOURCE_BYTES = 256 * 1024;
const SOURCES = 1_500;
/** A server needs some code; fewer runs of lines say nothing about likeness. */
const LEAST_RUNS = 10;
const MOST_LIKE = 0.5;

const declares = step({
  id: 'declares-a-framework',
  title: 'Your waymark.yaml names the framework',
  async run(t) {
    const declared = await declaredIn(t);
    const name = declared.framework ?? t.terms.framework;
    const framework = name !== null && Object.hasOwn(FRAMEWORKS, name) ? FRAMEWORKS[name] : undefined;
    if (name !== null && framework !== undefined) return { name, framework, declared };
    return t.fail({
      expected: `framework: one of ${Object.keys(FRAMEWORKS).join(', ')}`,
      actual: name === null ? 'no framework in waymark.yaml' : `framework: ${name}`,
      advice: 'Write a line like `framework: express` into waymark.yaml and commit it.',
    });
  },
});

const lists = step({
  id: 'lists-it',
  title: 'The file that lists your dependencies names it',
  after: [declares],
  async run(t) {
    const { name, framework, declared } = t.from(declares);
    const paths = await pathsOf(t, declared.rebuilds);
    for (const { file, dependency } of framework.manifests) {
      const manifests = paths.filter((path) => file.test(path)).slice(0, 20);
      const texts = await t.repository.readFiles(manifests, MANIFEST_BYTES, t.signal);
      const found = [...texts].find(([, text]) => dependency.test(text));
      if (found) {
        t.note(`${name} is listed in ${found[0]}.`);
        return;
      }
    }
    return t.fail({
      expected: `${name} among the dependencies`,
      actual: 'it is listed nowhere',
      advice: `Install ${name} with your package manager, so that it writes the line (npm install, pip freeze > requirements.txt), and commit that file.`,
    });
  },
});

const uses = step({
  id: 'uses-it',
  title: 'Your own code uses it',
  after: [declares],
  async run(t) {
    const { name, declared } = t.from(declares);
    const texts = await sourcesOf(t.repository, await pathsOf(t, declared.rebuilds), t.signal);
    const using = [...texts].filter(([, text]) => IMPORTED[name]?.test(text) === true).map(([path]) => path);
    if (using.length > 0) {
      t.note(`${name} is used in ${someOf(using)}.`);
      return texts;
    }
    return t.fail({
      expected: `a source file that imports ${name}`,
      actual: `none of ${texts.size} source files does`,
      advice: `Let ${name} answer the requests: import it, declare your routes with it, and start it.`,
    });
  },
});

const namesEarlier = step({
  id: 'names-the-earlier-one',
  title: 'Your waymark.yaml says which version this one builds anew',
  after: [declares],
  async run(t) {
    const { rebuilds } = t.from(declares).declared;
    if (rebuilds && 'folder' in rebuilds) return { reader: t.repository, folder: rebuilds.folder };
    if (rebuilds && 'repository' in rebuilds)
      return { reader: await t.repository.another(rebuilds.repository, t.signal), folder: '' };
    const reader = rebuilds ? await t.repository.at(rebuilds.name, t.signal) : null;
    if (reader) return { reader, folder: '' };
    return t.fail({
      expected: 'rebuilds: a branch, tag, commit, folder or repository with the earlier version',
      actual: rebuilds
        ? `rebuilds: ${rebuilds.name}, which is not in this repository`
        : 'no line that begins with rebuilds:',
      advice:
        'Keep the earlier version where it can be compared: tag it (`git tag plain COMMIT`, `git push --tags`) and write `rebuilds: plain`, keep it in a folder and write `rebuilds: { folder: plain }`, or name its own repository: `rebuilds: { repository: https://github.com/ada/plain }`.',
    });
  },
});

const isAnother = step({
  id: 'is-another-codebase',
  title: 'It is written anew: less than half of it stands in the earlier version',
  after: [uses, namesEarlier],
  async run(t) {
    const { reader, folder } = t.from(namesEarlier);
    const paths = (await ownFiles(reader, t.signal)).map((file) => file.path).filter((path) => path.startsWith(folder));
    const before = runsOf((await sourcesOf(reader, paths, t.signal)).values());
    const now = runsOf(t.from(uses).values());
    for (const [which, runs] of [
      ['the earlier version', before],
      ['this version', now],
    ] as const) {
      if (runs.size < LEAST_RUNS)
        t.fail({
          expected: `source code in ${which}`,
          actual: `too little to compare (${runs.size} runs of three lines)`,
          advice: 'Look whether `rebuilds` names the right place, and whether your code is committed there.',
        });
    }
    const share = likeness(now, before);
    t.note(`${Math.round(share * 100)} % of this version stands in the earlier one.`);
    if (share < MOST_LIKE) return;
    t.fail({
      expected: 'less than half of the code to be the same',
      actual: `${Math.round(share * 100)} %`,
      advice:
        'Start from an empty folder and the contract alone: routes, validation and errors in the way this framework means them.',
    });
  },
});

async function pathsOf(t: Tools, rebuilds: Rebuilt | null): Promise<string[]> {
  const paths = (await ownFiles(t.repository, t.signal)).map((file) => file.path);
  return rebuilds && 'folder' in rebuilds ? paths.filter((path) => !path.startsWith(rebuilds.folder)) : paths;
}

function sourcesOf(reader: RepositoryReader, paths: string[], signal: AbortSignal): Promise<Map<string, string>> {
  // Tests of the same contract may well be the same.
  const own = paths.filter((path) => isSource(path) && !isTest(path) && !/\.(sql|sh)$/.test(path));
  return reader.readFiles(own.slice(0, SOURCES), SOURCE_BYTES, signal);
}

/** The same contract in a framework, written anew. Brief: content/backend/briefs/framework.md. */
export const framework = defineCheck({
  name: 'framework',
  version: 2,
  title: 'Rebuilt in a framework',
  needs: [restApi],
  uses: ['repository'],
  goodEnough: 1,
  steps: [declares, lists, uses, namesEarlier, isAnother],
});
