import { step } from '../../check/define.ts';
import { isSource, MADE_BY_TOOLS, someOf } from '../../source/files.ts';
import { isSecretFile, secretIn } from '../../source/secrets.ts';
import { hasCommits } from './work-steps.ts';

const MEGABYTE = 1024 * 1024;
const LARGE = 5 * MEGABYTE;
const TEXT_BYTES = 256 * 1024;
const TEXTS = 2_000;
/** Those folders of the list that a project may well mean to commit. */
const MAY_BE_MEANT = /(^|\/)(vendor|dist|build|target)\//;
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|npm-debug\.log|.+\.(pyc|class|o))$/;

export const ignoresWhatToolsMake = step({
  id: 'ignores-what-tools-make',
  title: 'A .gitignore keeps out what tools make',
  after: [hasCommits],
  async run(t) {
    const paths = (await t.repository.listFiles(t.signal)).files.map((file) => file.path);
    const litter = paths.filter((path) => (MADE_BY_TOOLS.test(path) && !MAY_BE_MEANT.test(path)) || LITTER.test(path));
    const first = litter[0];
    if (first !== undefined)
      t.fail({
        expected: 'only files that somebody wrote',
        actual: `${litter.length} that tools made: ${someOf(litter)}`,
        advice: `Add a line for ${kindOf(first)} to .gitignore, then take it out of the repository (it stays on your disk): \`git rm -r --cached ${kindOf(first)}\`.`,
      });
    if (!paths.some((path) => /(^|\/)\.gitignore$/.test(path)))
      t.fail({
        expected: 'a file .gitignore',
        actual: 'none',
        advice: 'Make one before the first `git add .`; github.com/github/gitignore has one for each language.',
      });
  },
});

function kindOf(path: string): string {
  return (
    /^(.*?(node_modules|\.?venv|__pycache__|\.pytest_cache|\.next|\.svelte-kit|coverage))\//.exec(path)?.[1] ?? path
  );
}

export const keepsSecrets = step({
  id: 'keeps-secrets',
  title: 'No keys or passwords lie in it',
  after: [hasCommits],
  async run(t) {
    const { files } = await t.repository.listFiles(t.signal);
    const named = files.find(({ path }) => isSecretFile(path));
    if (named)
      t.fail({
        expected: 'no file that holds secrets',
        actual: named.path,
        advice: `\`git rm --cached ${named.path}\`, a line for it in .gitignore, and commit. Whoever has the repository has the old value: change it where it is used.`,
      });
    const paths = files
      .map((file) => file.path)
      .filter(
        (path) =>
          isSource(path) ||
          /\.(json|ya?ml|toml|ini|cfg|conf|md|txt|env[\w.-]*|properties|xml|html)$|(^|\/)\.[\w.-]+$/.test(path),
      );
    for (const [path, text] of await t.repository.readFiles(paths.slice(0, TEXTS), TEXT_BYTES, t.signal)) {
      const found = secretIn(text);
      if (found === null) continue;
      t.fail({
        expected: 'no keys or passwords in the files',
        actual: `${found.what} in ${path}, line ${found.line}`,
        advice:
          'Make that key invalid at once where it came from, make a new one, and read it from an environment variable.',
      });
    }
  },
});

export const staysSmall = step({
  id: 'stays-small',
  title: 'No file in it is larger than 5 MB',
  after: [hasCommits],
  async run(t) {
    const { files } = await t.repository.listFiles(t.signal);
    const large = files.filter((file) => file.bytes > LARGE).toSorted((a, b) => b.bytes - a.bytes);
    const first = large[0];
    if (first === undefined) return;
    t.fail({
      expected: 'files of at most 5 MB',
      actual: `${first.path} has ${Math.round(first.bytes / MEGABYTE)} MB`,
      advice:
        'Git keeps every version of every file for ever. Leave data, videos and archives outside, and say in the README where they are.',
    });
  },
});

export const historyIsClean = step({
  id: 'history-is-clean',
  title: 'No older commit holds secrets or huge files either',
  level: 'should',
  weight: 0.5,
  after: [keepsSecrets, staysSmall],
  async run(t) {
    const { files } = await t.repository.everyFile(t.signal);
    const bad = files.find(({ path, bytes }) => bytes > LARGE || isSecretFile(path));
    if (bad === undefined) return;
    t.fail({
      expected: 'a history without them',
      actual: `an older commit has ${bad.path}${bad.bytes > LARGE ? ` (${Math.round(bad.bytes / MEGABYTE)} MB)` : ''}`,
      advice:
        'What was committed once can be read for ever. A secret: change it where it is used. A huge file: live with it, or start over from a clean folder.',
    });
  },
});
