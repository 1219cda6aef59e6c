/** The examples of a statement are run with every solution, and give what they say. */
import type { Problem, Source } from '../challenge/model.ts';
import { isEqual } from '../equal.ts';
import type { Call, CallFacts, Executor } from '../types.ts';
import { checkFacts } from '../verdict/check-facts.ts';
import { difference } from '../verdict/compare.ts';
import { printValue } from '../verdict/print.ts';
import { problem, type Checking } from './checking.ts';
import { solutionPath } from './check-sources.ts';
import { LANGUAGES } from './executors.ts';
import {
  EXAMPLE_FUNCTION,
  examplesIn,
  exampleSource,
  type CallExample,
  type ProgramExample,
} from './statement-examples.ts';

const STATEMENT = 'statement.md';

export async function checkStatement(checking: Checking): Promise<Problem[]> {
  const { kind, statement, solutions } = checking.challenge;
  const { calls, programs } = examplesIn(statement);
  const problems: Problem[] = [];
  if (kind === 'program' && programs.length === 0)
    problems.push(problem(STATEMENT, 'has no example: a block ```input example and a block ```output example'));
  for (const language of LANGUAGES) {
    if (kind !== 'program' && !calls.some((example) => example.language === language))
      problems.push(problem(STATEMENT, `has no example in ${language}: a block \`\`\`${language} example`));
  }
  for (const solution of solutions) {
    const executor = checking.executors[solution.language];
    if (executor === undefined) continue;
    const fitting = calls.filter(({ language }) => language === solution.language);
    for (const example of fitting) problems.push(...(await tryCall(checking, solution, executor, example)));
    for (const example of programs) problems.push(...(await tryProgram(checking, solution, executor, example)));
  }
  return onceEach(problems);
}

type Solution = Source & { name: string };

async function factsOf(checking: Checking, source: Source, executor: Executor, call: Call): Promise<CallFacts | null> {
  const { challenge, signal } = checking;
  const request = { ...source, calls: [call], limits: challenge.limits };
  const facts = checkFacts(await executor.run(request, signal), 1);
  const [first] = facts?.calls ?? [];
  if (facts?.loadError && first) return { ...first, error: facts.loadError };
  return first ?? null;
}

async function tryCall(
  checking: Checking,
  solution: Solution,
  executor: Executor,
  example: CallExample,
): Promise<Problem[]> {
  const { language } = solution;
  const code = `${solution.code}${exampleSource(example)}`;
  const call: Call = { kind: 'function', name: EXAMPLE_FUNCTION, args: [] };
  const facts = await factsOf(checking, { language, code }, executor, call);
  const found = complaintAbout(checking, example, facts);
  return found === null
    ? []
    : [problem(`${STATEMENT}:${example.line}`, `${example.text}: ${solutionPath(solution)} ${found}`)];
}

/** @returns what happens instead, null where the example holds */
function complaintAbout(
  { challenge }: Checking,
  { language, gives }: CallExample,
  facts: CallFacts | null,
): string | null {
  if (facts?.status === 'raised')
    return gives === null ? null : `raises ${facts.error?.type ?? ''} ${facts.error?.message ?? ''}`;
  if (facts?.status !== 'returned' || !Array.isArray(facts.value))
    return `cannot be run with it: ${facts?.error?.message ?? facts?.status ?? ''}`;
  const [given = null, wanted = null] = facts.value;
  if (gives === null) return `gives ${printValue(given, language)}`;
  return isEqual(wanted, given, challenge.compare) ? null : `gives ${printValue(given, language)}`;
}

async function tryProgram(
  checking: Checking,
  solution: Solution,
  executor: Executor,
  { line, stdin, stdout }: ProgramExample,
): Promise<Problem[]> {
  if (checking.challenge.kind !== 'program') return [];
  const { language, code } = solution;
  const facts = await factsOf(checking, { language, code }, executor, { kind: 'program', stdin });
  const input = { args: [], steps: [], stdin };
  const isRight =
    facts !== null &&
    difference(checking.challenge, { input, bounds: [] }, { expected: stdout, raises: false }, facts, true).kind ===
      'none';
  return isRight ? [] : [problem(`${STATEMENT}:${line}`, `${solutionPath(solution)} prints ${facts?.stdout ?? ''}`)];
}

function onceEach(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}
