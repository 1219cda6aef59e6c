/** A challenge's folder, read and checked. Every problem is said at once, in words, with its place. */
import type { Comparison } from '../equal.ts';
import type { Language, Limits, Observation } from '../types.ts';
import type { Challenge, Method, Names, Problem, WrongSolution } from './model.ts';
import { isName, namesOf } from './names.ts';
import { readBounds, readFixed, readRandom } from './read-cases.ts';
import { Reader } from './reader.ts';

export interface ChallengeFolder {
  /** The folder's name. */
  slug: string;
  /** What YAML gave for cases.yaml. */
  cases: unknown;
  /** Every other file by its path in the folder: `statement.md`, `wrong/off-by-one/solution.py`. */
  files: ReadonlyMap<string, string>;
}

const KEYS = [
  'version',
  'title',
  'topic',
  'difficulty',
  'kind',
  'name',
  'parameters',
  'methods',
  'answer',
  'compare',
  'limits',
  'observe',
  'bounds',
  'cases',
  'random',
  'hints',
];
const EXTENSIONS: Record<string, Language> = { py: 'python', js: 'javascript' };
const OBSERVATIONS: readonly Observation[] = ['comparisons', 'comparisons-and-swaps', 'node-visits'];
const MB = 1024 * 1024;

/** @returns the challenge, null as soon as there is one problem; never throws */
export function readChallenge(folder: ChallengeFolder): { challenge: Challenge | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const root = new Reader(folder.cases, 'cases.yaml:', problems);
  const field = root.fields(KEYS);
  if (field('version').value !== 1) field('version').problem('should be 1');
  const kind = field('kind').oneOf(['function', 'class', 'program'] as const);
  const observe = field('observe').missing ? null : field('observe').oneOf(OBSERVATIONS);
  const methods = field('methods').list().map(readMethod);
  const parameters = field('parameters')
    .list()
    .map((entry) => entry.text());
  const signature = { kind, parameters, methods, observe };
  const challenge: Challenge = {
    slug: folder.slug,
    title: field('title').text(),
    topic: field('topic').text('other'),
    difficulty: field('difficulty').integer(1, 1, 3),
    ...signature,
    names: kind === 'program' ? { python: '', javascript: '' } : readNames(field('name')),
    argument: readAnswer(field('answer'), parameters),
    compare: readComparison(field('compare')),
    limits: readLimits(field('limits')),
    bounds: readBounds(field('bounds'), signature),
    cases: field('cases')
      .list()
      .map((entry) => readFixed(entry, signature)),
    random: field('random')
      .list()
      .map((entry) => readRandom(entry, signature)),
    hints: field('hints')
      .list()
      .map((entry) => entry.text()),
    ...readFiles(folder.files, problems),
  };
  checkWhole(challenge, root);
  return { challenge: problems.length === 0 ? challenge : null, problems };
}

function checkWhole({ cases, random, solutions, kind, methods }: Challenge, root: Reader): void {
  if (cases.length + random.length === 0) root.problem('has no cases');
  if (kind === 'class' && methods.length === 0) root.problem('is a class without methods');
  if (random.length > 0 && solutions.length === 0)
    root.problem('has random cases, but no model solution to say what is right');
  const names = [...cases, ...random].map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) root.problem(`has two cases with the name "${twice}"`);
}

/** A name for all languages in snake_case, or one for each: `{ python: ..., javascript: ... }`. */
function readNames(reader: Reader): Names {
  if (typeof reader.value !== 'object' || reader.value === null) {
    const name = reader.text();
    if (!isName(name)) reader.problem('should be a name: letters, digits and underscores');
    return namesOf(name);
  }
  const field = reader.fields(['python', 'javascript']);
  const names = { python: field('python').text(), javascript: field('javascript').text() };
  if (!isName(names.python) || !isName(names.javascript))
    reader.problem('should be names: letters, digits and underscores');
  return names;
}

/** `push`, or `{ name: push, returns: nothing }`, or with `names` for each language. */
function readMethod(reader: Reader): Method {
  if (typeof reader.value === 'string') return { name: reader.value, names: readNames(reader), returns: 'value' };
  const field = reader.fields(['name', 'names', 'returns']);
  const names = readNames(field('names').missing ? field('name') : field('names'));
  return { name: field('name').text(), names, returns: field('returns').oneOf(['value', 'nothing'] as const, 'value') };
}

/** `answer: numbers` names the parameter that is changed in place and read back. */
function readAnswer(reader: Reader, parameters: string[]): number | null {
  if (reader.missing) return null;
  const at = parameters.indexOf(reader.text());
  if (at < 0) reader.problem(`should name a parameter: one of ${parameters.join(', ')}`);
  return at < 0 ? null : at;
}

function readComparison(reader: Reader): Comparison {
  if (reader.missing) return {};
  const field = reader.fields(['form', 'deep', 'tolerance', 'round', 'numbers', 'missing', 'sequences']);
  const strictness = ['loose', 'strict'] as const;
  return {
    form: field('form').oneOf(['list', 'multiset', 'set'] as const, 'list'),
    deep: field('deep').flag(),
    tolerance: field('tolerance').number(0, 0, 1),
    ...(field('round').missing ? {} : { round: field('round').integer(undefined, 0, 15) }),
    numbers: field('numbers').oneOf(strictness, 'loose'),
    missing: field('missing').oneOf(strictness, 'loose'),
    sequences: field('sequences').oneOf(strictness, 'loose'),
  };
}

function readLimits(reader: Reader): Limits {
  const field = reader.missing
    ? new Reader({}, reader.where, reader.problems).fields([])
    : reader.fields(['cpuMs', 'wallMs', 'memoryMb', 'outputKb']);
  return {
    cpuMs: field('cpuMs').integer(1000, 10, 20_000),
    wallMs: field('wallMs').integer(5000, 50, 60_000),
    memoryBytes: field('memoryMb').integer(128, 16, 1024) * MB,
    outputBytes: field('outputKb').integer(64, 1, 1024) * 1024,
  };
}

function readFiles(
  files: ReadonlyMap<string, string>,
  problems: Problem[],
): Pick<Challenge, 'statement' | 'starter' | 'solutions' | 'wrong'> {
  const found = [...files].flatMap(([path, code]) => {
    const match = /^(starter|solutions\/[^/]+|wrong\/[^/]+\/solution)\.(py|js)$/.exec(path);
    return match ? [{ stem: match[1] ?? '', language: EXTENSIONS[match[2] ?? ''] ?? 'python', code }] : [];
  });
  const statement = files.get('statement.md') ?? '';
  if (statement.trim() === '') problems.push({ where: 'statement.md', message: 'is missing or empty' });
  const under = (folder: string): typeof found => found.filter(({ stem }) => stem.startsWith(`${folder}/`));
  return {
    statement,
    starter: Object.fromEntries(
      found.filter(({ stem }) => stem === 'starter').map(({ language, code }) => [language, code]),
    ),
    solutions: under('solutions').map(({ stem, language, code }) => ({
      name: stem.slice('solutions/'.length),
      language,
      code,
    })),
    wrong: under('wrong').map(({ stem, language, code }): WrongSolution => {
      const why = stem.split('/')[1] ?? '';
      const advice = files.get(`wrong/${why}/advice.md`)?.trim() ?? '';
      if (advice === '') problems.push({ where: `wrong/${why}/advice.md`, message: 'is missing or empty' });
      return { why, language, code, advice };
    }),
  };
}
