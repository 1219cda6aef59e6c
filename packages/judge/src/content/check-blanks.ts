/** Answers that know nothing of the question: always the same value, or an object that calls itself equal to everything. */
import type { Challenge, Problem, Source } from '../challenge/model.ts';
import type { Language } from '../types.ts';
import { judgeHere, problem, type Checking } from './checking.ts';
import { LANGUAGES } from './executors.ts';

export interface Blank extends Source {
  /** What it always answers, in words. */
  name: string;
}

const PYTHON_LIAR = `class Liar(BASE):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = lambda self, *rest: True
    __hash__ = lambda self: 0
    __repr__ = __str__ = lambda self: 'True'
`;

const JAVASCRIPT_LIAR = `class Liar extends BASE {
  valueOf() { return true; }
  toString() { return 'true'; }
  toJSON() { return true; }
  equals() { return true; }
  get [Symbol.toStringTag]() { return 'Boolean'; }
  [Symbol.toPrimitive]() { return true; }
}
`;

const ANYTHING = `new Proxy(function () {}, {
  get: (target, key) => (key === Symbol.toPrimitive ? () => 1 : LIAR),
  has: () => true,
  apply: () => LIAR,
  construct: () => LIAR,
  getPrototypeOf: () => Array.prototype,
  ownKeys: () => ['prototype'],
})`;

const CONSTANTS: Record<Language, string[]> = {
  python: ['None', 'True', 'False', '0', '1', '-1', "''", '[]', '{}'],
  javascript: ['undefined', 'null', 'true', 'false', '0', '1', '-1', "''", '[]', '({})'],
};

const LIARS: Record<Language, { name: string; before: string; value: string }[]> = {
  python: ['object', 'list', 'dict', 'str', 'int', 'float', 'tuple'].map((base) => ({
    name: `a ${base} equal to everything`,
    before: PYTHON_LIAR.replace('BASE', base),
    value: 'Liar()',
  })),
  javascript: [
    ...['Object', 'Array', 'String', 'Number', 'Boolean', 'Map', 'Set'].map((base) => ({
      name: `a ${base} equal to everything`,
      before: JAVASCRIPT_LIAR.replace('BASE', base),
      value: 'new Liar()',
    })),
    { name: 'a proxy that has everything', before: `const LIAR = ${ANYTHING};\n`, value: 'LIAR' },
  ],
};

/** @returns sources that answer every call of the challenge with the same value, whatever is asked */
export function blanksFor(challenge: Challenge, language: Language): Blank[] {
  const constants = CONSTANTS[language].map((value) => ({ name: `always ${value}`, before: '', value }));
  return [...constants, ...LIARS[language]].map(({ name, before, value }) => {
    const made = language === 'python' ? inPython(challenge, value) : inJavaScript(challenge, value);
    return { name, language, code: before + made };
  });
}

function inPython({ kind, names, methods, argument }: Challenge, value: string): string {
  const answer = `    answer = ${value}\n`;
  // Where the list that came in is the answer, each of its elements is the same value.
  const fill = argument === null ? '' : `    given[${argument}][:] = [answer] * len(given[${argument}])\n`;
  if (kind === 'program') return `print(${value})\n`;
  if (kind === 'function') return `def ${names.python}(*given):\n${answer}${fill}    return answer\n`;
  const made = methods.map(
    (method) => `    def ${method.names.python}(self, *given):\n    ${answer}        return answer\n`,
  );
  return `class ${names.python}:\n${made.join('\n')}`;
}

function inJavaScript({ kind, names, methods, argument }: Challenge, value: string): string {
  const fill = argument === null ? '' : `given[${argument}].fill(answer); `;
  if (kind === 'program') return `console.log(${value});\n`;
  const body = `(...given) { const answer = ${value}; ${fill}return answer; }`;
  if (kind === 'function') return `function ${names.javascript}${body}\n`;
  const made = methods.map((method) => `  ${method.names.javascript}${body}\n`);
  return `class ${names.javascript} {\n${made.join('')}}\n`;
}

export async function checkBlanks(checking: Checking): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const language of LANGUAGES) {
    for (const blank of blanksFor(checking.challenge, language)) {
      const verdict = await judgeHere(checking, blank, checking.seeds[0] ?? 0, { advice: false });
      if (verdict !== null && verdict.status !== 'fail')
        problems.push(problem('cases.yaml', `lets ${blank.name} pass in ${language}`));
    }
  }
  return problems;
}
