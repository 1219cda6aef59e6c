/** "What does this print?": the code of a quiz is run, and prints what the quiz says. */
import type { Problem } from '../challenge/model.ts';
import type { Language, Limits } from '../types.ts';
import { checkFacts } from '../verdict/check-facts.ts';
import { problem } from './checking.ts';
import type { CheckExecutors } from './executors.ts';
import { NO_MUTANTS, type ItemReport } from './report.ts';

/** What the check needs of a quiz. Whoever knows quizzes has read it; the judge only knows how to run code. */
export interface QuizToCheck {
  name: string;
  /** What the reader found wrong, one sentence each. */
  problems: string[];
  prints: {
    id: string;
    language: Language;
    code: string;
    /** Exact standard output without the final line break. */
    output: string;
  }[];
}

const LIMITS: Limits = { cpuMs: 2000, wallMs: 10_000, memoryBytes: 128 * 1024 * 1024, outputBytes: 64 * 1024 };

export async function checkQuiz(
  quiz: QuizToCheck,
  executors: CheckExecutors,
  signal: AbortSignal,
): Promise<ItemReport> {
  const { name } = quiz;
  const problems = quiz.problems.map((message) => problem(`${name}.yaml`, message));
  const unchecked = new Set<string>();
  for (const item of quiz.prints) {
    const executor = executors[item.language];
    if (executor === null) unchecked.add(`nothing here runs ${item.language}`);
    else problems.push(...(await checkPrint(name, item, executor, signal)));
  }
  return { kind: 'quiz', name, problems, mutants: NO_MUTANTS, unchecked: [...unchecked] };
}

async function checkPrint(
  quiz: string,
  { id, language, code, output }: QuizToCheck['prints'][number],
  executor: NonNullable<CheckExecutors['python']>,
  signal: AbortSignal,
): Promise<Problem[]> {
  const request = { language, code, calls: [{ kind: 'program' as const, stdin: '' }], limits: LIMITS };
  const facts = checkFacts(await executor.run(request, signal), 1);
  const [call] = facts?.calls ?? [];
  const where = `${quiz}.yaml: ${id}`;
  if (facts?.loadError) return [problem(where, `does not load: ${facts.loadError.message}`)];
  if (call === undefined) return [problem(where, 'cannot be run')];
  const printed = call.stdout.replace(/\n$/, '');
  if (call.status !== 'returned' && call.status !== 'raised') return [problem(where, `ends with ${call.status}`)];
  if (printed === output.replace(/\n$/, '')) return [];
  const error = call.error === null ? '' : `, and raises ${call.error.type}: ${call.error.message}`;
  return [problem(where, `prints ${JSON.stringify(printed)}${error}`)];
}
