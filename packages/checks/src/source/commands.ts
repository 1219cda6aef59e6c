/** Commands as they stand in a README or a pipeline: what they do, and what they need in the repository to work. */

export type Purpose = 'start' | 'test' | 'other';

/** What has to be there for a command to work. Paths are from the root of the repository. */
export type Need =
  | { kind: 'file'; path: string }
  | { kind: 'some-file'; like: RegExp; inWords: string; folder: string }
  | { kind: 'npm-script'; folder: string; script: string }
  | { kind: 'make-target'; folder: string; target: string }
  | { kind: 'nothing' };

export interface Command {
  text: string;
  purpose: Purpose;
  need: Need;
}

type Rule = [
  pattern: RegExp,
  purpose: Purpose | ((match: RegExpExecArray) => Purpose),
  need: (match: RegExpExecArray, folder: string) => Need,
];

const file = (match: RegExpExecArray, folder: string): Need => ({ kind: 'file', path: joined(folder, match[1] ?? '') });
const nothing = (): Need => ({ kind: 'nothing' });
const some =
  (like: RegExp, inWords: string) =>
  (_: RegExpExecArray, folder: string): Need => ({ kind: 'some-file', like, inWords, folder });
const script =
  (name?: string) =>
  (match: RegExpExecArray, folder: string): Need => ({ kind: 'npm-script', folder, script: name ?? match[1] ?? '' });
const ofName = (match: RegExpExecArray): Purpose => purposeOf(match[1] ?? '');

const PY_TESTS = some(/(^|\/)(test_[\w-]+|[\w-]+_test|tests?)\.py$/, 'a file like test_app.py');
const COMPOSE = some(/^(docker-)?compose\.ya?ml$/, 'compose.yaml');

/** The first that fits counts. */
const RULES: Rule[] = [
  [/^(?:npm|pnpm|yarn|bun) (?:run )?(?:-\S+ )*(test(?::[\w:-]+)?)\b/, 'test', script()],
  [/^npm t\b/, 'test', script('test')],
  [/^(?:npm|pnpm|yarn|bun) (start)\b/, 'start', script()],
  [/^(?:npm|pnpm|yarn|bun) run (?:-\S+ )*([\w:.-]+)/, ofName, script()],
  [/^(?:yarn|pnpm) (dev|serve|start:[\w-]+)\b/, 'start', script()],
  [
    /^node (?:--?\S+ )*--test\b/,
    'test',
    some(/\.test\.[cm]?[jt]s$|(^|\/)tests?\/.+\.[cm]?[jt]s$/, 'a file like app.test.js'),
  ],
  [/^(?:node|nodemon|tsx|ts-node|bun|deno run) (?:-\S+ )*([\w./-]+\.[cm]?[jt]sx?)\b/, 'start', file],
  [
    /^(?:npx )?(?:jest|vitest|mocha|ava|tap)\b/,
    'test',
    some(/\.(test|spec)\.[cm]?[jt]sx?$|(^|\/)(tests?|__tests__)\/.+\.[cm]?[jt]sx?$/, 'a file like app.test.js'),
  ],
  [/^(?:uv run |poetry run |pipenv run )?(?:python3? -m )?pytest\b/, 'test', PY_TESTS],
  [/^(?:uv run |poetry run )?python3? -m unittest\b/, 'test', PY_TESTS],
  [/^(?:uv run |poetry run )?python3? (?:[\w/-]+\/)?manage\.py test\b/, 'test', some(/(^|\/)manage\.py$/, 'manage.py')],
  [/^(?:uv run |poetry run )?python3? ((?:[\w/-]+\/)?manage\.py) runserver\b/, 'start', file],
  [/^(?:uv run |poetry run |pipenv run )?python3? (?:-\w+ )*([\w./-]+\.py)\b/, 'start', file],
  [/^(?:python3? -m )?flask (?:--app ([\w./-]+)[\w.:]* .*)?(?:run|--debug)\b/, 'start', flaskNeed],
  [
    /^(?:uv run |poetry run )?(?:python3? -m )?(?:uvicorn|gunicorn|hypercorn|fastapi (?:run|dev))\b(?: -\S+(?: \S+)?)*? ([\w./]+?)(?:\.py)?(?::[\w()]+)?(?:\s|$)/,
    'start',
    moduleNeed,
  ],
  [/^docker[ -]compose (?:-\S+ \S+ )*up\b/, 'start', COMPOSE],
  [/^docker (?:build|run)\b/, 'start', some(/^Dockerfile/, 'Dockerfile')],
  [/^make ([\w-]+)/, ofName, (match, folder) => ({ kind: 'make-target', folder, target: match[1] ?? '' })],
  [/^go test\b/, 'test', some(/_test\.go$/, 'a file like main_test.go')],
  [/^go run\b/, 'start', some(/\.go$/, 'a file like main.go')],
  [/^cargo test\b/, 'test', some(/^Cargo\.toml$/, 'Cargo.toml')],
  [/^cargo run\b/, 'start', some(/^Cargo\.toml$/, 'Cargo.toml')],
  [/^(?:mvn|\.\/mvnw) .*\b(?:test|verify)\b/, 'test', some(/^pom\.xml$/, 'pom.xml')],
  [/^(?:mvn|\.\/mvnw) .*\bspring-boot:run\b/, 'start', some(/^pom\.xml$/, 'pom.xml')],
  [/^(?:gradle|\.\/gradlew) .*\b(?:test|check|build)\b/, 'test', some(/^build\.gradle(\.kts)?$/, 'build.gradle')],
  [/^(?:gradle|\.\/gradlew) .*\b(?:bootRun|run)\b/, 'start', some(/^build\.gradle(\.kts)?$/, 'build.gradle')],
  [/^dotnet test\b/, 'test', some(/\.(cs|fs)proj$/, 'a project file like app.csproj')],
  [/^dotnet (?:run|watch)\b/, 'start', some(/\.(cs|fs)proj$/, 'a project file like app.csproj')],
  [
    /^(?:bundle exec )?(?:rspec|rake test)\b|^(?:bin\/)?rails test\b/,
    'test',
    some(/(^|\/)(spec|test)\/.+\.rb$/, 'a file below spec/ or test/'),
  ],
  [
    /^(?:bundle exec )?(?:rackup|puma)\b|^(?:bundle exec )?(?:bin\/)?rails (?:s|server)\b/,
    'start',
    some(/^config\.ru$/, 'config.ru'),
  ],
  [/^(?:bundle exec )?ruby ([\w./-]+\.rb)\b/, 'start', file],
  [
    /^php artisan test\b|^(?:vendor\/bin\/|\.\/vendor\/bin\/)?(?:phpunit|pest)\b|^composer (?:run )?test\b/,
    'test',
    some(/(^|\/)tests\/.+\.php$/, 'a file below tests/'),
  ],
  [/^php artisan serve\b/, 'start', some(/^artisan$/, 'artisan')],
  [/^php -S\b/, 'start', some(/\.php$/, 'a file like index.php')],
  [/^mix test\b/, 'test', some(/_test\.exs$/, 'a file like app_test.exs')],
  [/^mix phx\.server\b/, 'start', some(/^mix\.exs$/, 'mix.exs')],
  [/^(?:bash |sh )?\.?\/?([\w/-]+\.sh)\b/, ofName, file],
  [
    /^(?:npm|pnpm|yarn|pip3?|uv|poetry|bundle|composer|git|cd|curl|cp|export|source|createdb|psql|sqlite3)\b/,
    'other',
    nothing,
  ],
];

/** A name says what it does: `test:unit`, `dev`, `run`. */
function purposeOf(name: string): Purpose {
  if (/test|spec/i.test(name)) return 'test';
  return /^(start|dev|serve|run|up|server|preview)\b|\/?(start|run|serve)[\w-]*\.sh$/i.test(name) ? 'start' : 'other';
}

function flaskNeed(match: RegExpExecArray, folder: string): Need {
  const app = match[1];
  if (app === undefined) return some(/^(app|wsgi)\.py$|^app\/__init__\.py$|^\.flaskenv$/, 'app.py')(match, folder);
  return moduleNeed(match, folder);
}

function moduleNeed(match: RegExpExecArray, folder: string): Need {
  const name = (match[1] ?? '').replace(/\.py$/, '').split(':')[0] ?? '';
  const path = name.replaceAll('.', '/');
  return {
    kind: 'some-file',
    like: new RegExp(`^${path.replace(/[^\w/-]/g, '')}(\\.py|/__init__\\.py)$`),
    inWords: `${path}.py`,
    folder,
  };
}

/** @param lines of one block: a `cd` in it counts for the lines that follow */
export function commandsIn(lines: readonly string[], start = ''): Command[] {
  return commandsInBlocks([lines], start);
}

/** @param blocks each begins in the folder `start` again */
export function commandsInBlocks(blocks: readonly (readonly string[])[], start = ''): Command[] {
  let isCloned = false;
  return blocks.flatMap((lines) => {
    let folder = start;
    return lines.flatMap(partsOf).flatMap((text) => {
      const [, to] = /^cd +["']?([\w./-]+)["']?$/.exec(text) ?? [];
      if (/^git clone\b/.test(text)) isCloned = true;
      if (to === undefined) return commandOf(text, folder) ?? [];
      // The folder that `git clone` has just made is the root.
      folder = isCloned ? start : joined(folder, to);
      isCloned = false;
      return [];
    });
  });
}

function partsOf(line: string): string[] {
  return line
    .slice(0, 500)
    .replace(/\s#.*$/, '')
    .split(/&&|;|\|\|/)
    .map((part) =>
      part
        .trim()
        .replace(/^[$>%#!]\s+/, '')
        .replace(/^(?:sudo |time |env )/, '')
        .replace(/^(?:[A-Z_]+=\S* )+/, '')
        .trim(),
    )
    .filter((part) => part !== '');
}

function commandOf(text: string, folder: string): Command | null {
  for (const [pattern, purpose, need] of RULES) {
    const match = pattern.exec(text);
    if (match)
      return { text, purpose: typeof purpose === 'string' ? purpose : purpose(match), need: need(match, folder) };
  }
  return null;
}

/** @returns a path from the root; `..` never leaves it */
export function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
