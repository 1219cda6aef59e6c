/** The sources that a challenge brings along: solutions pass, mistakes fail for their own reason, the starter does not pass. */
import type { Problem, Source } from '../challenge/model.ts';
import { EXTENSION, judgeHere, problem, told, type Checking } from './checking.ts';
import { LANGUAGES } from './executors.ts';

const EXAMPLES_AT_LEAST = 2;
const HINTS_AT_LEAST = 2;

/** @returns what a learner or an author would miss, whatever the sources do */
export function checkParts({ challenge }: Pick<Checking, 'challenge'>): Problem[] {
  const { cases, hints, random, starter, solutions, wrong, statement, names, methods } = challenge;
  const problems: Problem[] = [];
  const need = (isThere: boolean, where: string, message: string): void => {
    if (!isThere) problems.push(problem(where, message));
  };
  const examples = cases.filter(({ example }) => example).length;
  need(examples >= EXAMPLES_AT_LEAST, 'cases.yaml', `needs ${EXAMPLES_AT_LEAST} cases with example: true`);
  need(random.length > 0, 'cases.yaml', 'needs random cases: fixed ones can be learnt by heart');
  need(hints.length >= HINTS_AT_LEAST, 'cases.yaml', `needs ${HINTS_AT_LEAST} hints`);
  for (const language of LANGUAGES) {
    const isHere = (source: Source): boolean => source.language === language;
    need(starter[language] !== undefined, `starter.${EXTENSION[language]}`, 'is missing');
    need(solutions.some(isHere), 'solutions', `has nothing in ${language}`);
    need(wrong.some(isHere), 'wrong', `has nothing in ${language}`);
    for (const name of [names[language], ...methods.map((method) => method.names[language])])
      need(statement.includes(name), 'statement.md', `does not say that it is called ${name} in ${language}`);
  }
  return problems;
}

export async function checkSolutions(checking: Checking): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const source of checking.challenge.solutions) {
    for (const seed of checking.seeds) {
      const verdict = await judgeHere(checking, source, seed);
      if (verdict === null || verdict.status === 'pass') continue;
      problems.push(problem(solutionPath(source), `does not pass with seed ${seed}. ${told(verdict)}`));
      break;
    }
  }
  return problems;
}

export function solutionPath({ name, language }: Source & { name: string }): string {
  return `solutions/${name}.${EXTENSION[language]}`;
}

export async function checkWrong(checking: Checking): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const source of checking.challenge.wrong) {
    const where = `wrong/${source.why}/solution.${EXTENSION[source.language]}`;
    for (const seed of checking.seeds) {
      const verdict = await judgeHere(checking, source, seed);
      if (verdict === null) continue;
      if (verdict.status !== 'fail') problems.push(problem(where, `does not fail with seed ${seed}. ${told(verdict)}`));
      else if (verdict.firstFailure?.advice !== source.advice)
        problems.push(problem(where, `gets other advice than its own with seed ${seed}. ${told(verdict)}`));
      else continue;
      break;
    }
  }
  return problems;
}

export async function checkStarters(checking: Checking): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const language of LANGUAGES) {
    const code = checking.challenge.starter[language];
    if (code === undefined) continue;
    const verdict = await judgeHere(checking, { language, code }, checking.seeds[0] ?? 0);
    if (verdict !== null && verdict.status !== 'fail')
      problems.push(problem(`starter.${EXTENSION[language]}`, `should fail. ${told(verdict)}`));
  }
  return problems;
}
