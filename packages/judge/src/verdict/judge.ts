/**
 * The judge: makes the cases, sends inputs to an executor, compares what comes back, and explains.
 * Expected values, the seed and the other solutions stay here; an executor sees code, inputs and limits.
 */
import type { Challenge, Source, WrongSolution } from '../challenge/model.ts';
import { planCases, type PlannedCase } from '../challenge/plan.ts';
import type { CallFacts, CaseVerdict, Executor, Language, RunFacts, Verdict, VerdictStatus } from '../types.ts';
import { withoutFaults } from '../faults.ts';
import { callFor } from './call.ts';
import { checkFacts, ENDS_RUN } from './check-facts.ts';
import { difference, STATUS, type Difference, type Expectation } from './compare.ts';
import { errorVerdict } from './error-verdict.ts';
import { actualText, commonAdvice, expectedText, summaryOf } from './explain.ts';
import { printCall } from './print.ts';
import { findAdvice } from './mistakes.ts';
import { shortened, shortestFailure } from './shorten.ts';

export interface JudgeOptions {
  challenge: Challenge;
  language: Language;
  code: string;
  /** Of the random cases: fresh for each judgement, unknown to the learner before it. */
  seed: number;
  executor: Executor;
  /** Says what random cases should give, in a run of its own. Default: the first model solution that `executor` can run. */
  reference?: Source & { executor?: Executor };
  /** Known mistakes; default: those of the challenge. */
  wrong?: readonly WrongSolution[];
  signal?: AbortSignal;
}

export interface Judged {
  planned: PlannedCase;
  expectation: Expectation;
  facts: CallFacts;
  found: Difference;
}

/**
 * @returns the verdict. Whatever cannot be read or is not known makes it `error`, never `pass`.
 * Rejects with ExecutorFault when the executor itself fails (try again; it costs no attempt), and with the signal's reason.
 */
export async function judge(options: JudgeOptions): Promise<Verdict> {
  const { challenge, executor, seed } = options;
  const signal = options.signal ?? new AbortController().signal;
  const plan = planCases(challenge, seed);
  const expectations = await expectationsOf(plan, options, signal);
  if (expectations === null || plan.length === 0) return unjudged(options, 'The challenge itself could not be run.');
  const run = (source: Source): Promise<RunFacts | null> => runSource(challenge, plan, source, executor, signal);
  const facts = await run(options);
  if (facts === null) return unjudged(options, 'What the executor reported could not be read.');
  const judged = judgeAll(challenge, plan, expectations, facts);
  const isFail = judged.some(({ found }) => STATUS[found.kind] === 'fail');
  const advice =
    isFail && facts.loadError === null ? await findAdvice(options, judged, (source) => judgeSource(source)) : null;
  const shown = facts.loadError === null ? await shortened(challenge, seed, judged, judgeCases) : judged;
  return verdictOf(options, facts, shown, advice);

  async function judgeSource(source: Source): Promise<Judged[] | null> {
    const other = await run(source);
    return other === null ? null : judgeAll(challenge, plan, expectations ?? [], other);
  }

  /** A shorter input is a courtesy, as advice is: when it cannot be had, the verdict stands without it. */
  async function judgeCases(other: PlannedCase[]): Promise<Judged[] | null> {
    return withoutFaults(async () => {
      const wanted = await expectationsOf(other, options, signal);
      const seen = wanted === null ? null : await runSource(challenge, other, options, executor, signal);
      return wanted === null || seen === null ? null : judgeAll(challenge, other, wanted, seen);
    });
  }
}

function unjudged({ challenge, language, seed, executor }: JudgeOptions, why: string): Verdict {
  const about = { challenge: challenge.slug, language, seed, executor: executor.id };
  return errorVerdict(about, `${why} ${summaryOf('error', [], null)}`);
}

/** @returns the checked facts of a source on every planned case, null when they cannot be read */
export async function runSource(
  challenge: Challenge,
  plan: readonly PlannedCase[],
  { language, code }: Source,
  executor: Executor,
  signal: AbortSignal,
): Promise<RunFacts | null> {
  const calls = plan.map(({ input }) => callFor(challenge, language, input));
  return checkFacts(await executor.run({ language, code, calls, limits: challenge.limits }, signal), calls.length);
}

/** Known answers as they are; random cases by the reference. Null when the reference does not answer: our fault. */
export async function expectationsOf(
  plan: PlannedCase[],
  options: Pick<JudgeOptions, 'challenge' | 'executor' | 'reference'>,
  signal: AbortSignal,
): Promise<Expectation[] | null> {
  const { challenge, executor } = options;
  const unknown = plan.filter(({ known }) => known === null);
  if (unknown.length === 0) return plan.flatMap(({ known }) => known ?? []);
  const reference =
    options.reference ?? challenge.solutions.find(({ language }) => executor.languages.includes(language));
  if (reference === undefined) return null;
  const runner = options.reference?.executor ?? executor;
  const facts = await runSource(challenge, unknown, reference, runner, signal);
  if (facts === null) return null;
  const answers = new Map(unknown.map((planned, at) => [planned, answerOf(challenge, facts.calls[at])]));
  const all = plan.map((planned) => planned.known ?? answers.get(planned) ?? null);
  return all.every((expectation) => expectation !== null) ? all : null;
}

function answerOf(challenge: Challenge, facts: CallFacts | undefined): Expectation | null {
  if (facts?.status === 'raised') return { expected: null, raises: true };
  if (facts?.status !== 'returned') return null;
  return { expected: challenge.kind === 'program' ? facts.stdout : facts.value, raises: false };
}

export function judgeAll(
  challenge: Challenge,
  plan: PlannedCase[],
  expectations: Expectation[],
  facts: RunFacts,
): Judged[] {
  return plan.flatMap((planned, at) => {
    const [expectation, call] = [expectations[at], facts.calls[at]];
    if (expectation === undefined || call === undefined) return [];
    const excused = facts.loadError !== null || facts.calls.slice(0, at).some(({ status }) => ENDS_RUN.has(status));
    // Code that did not load has no results, whatever else the facts say.
    const read = facts.loadError === null ? call : { ...call, status: 'not-run' as const };
    return [{ planned, expectation, facts: read, found: difference(challenge, planned, expectation, read, excused) }];
  });
}

function verdictOf(options: JudgeOptions, facts: RunFacts, judged: readonly Judged[], advice: string | null): Verdict {
  const { challenge, language, seed } = options;
  const cases = judged.map((entry) => caseVerdict(options, entry, advice));
  const status = overall(cases);
  const shortest = shortestFailure(judged);
  return {
    version: 1,
    status,
    challenge: challenge.slug,
    language,
    executor: facts.executor,
    sandboxed: facts.sandboxed,
    runtime: facts.runtime,
    passed: cases.filter((entry) => entry.status === 'pass').length,
    total: cases.length,
    cases,
    firstFailure: shortest === undefined ? null : (cases[judged.indexOf(shortest)] ?? null),
    summary: summaryOf(status, cases, facts.loadError),
    seed,
  };
}

/** One case that could not be judged makes the whole unjudged; a pass needs every case. */
function overall(cases: readonly CaseVerdict[]): VerdictStatus {
  if (cases.length === 0 || cases.some(({ status }) => status === 'error')) return 'error';
  return cases.every(({ status }) => status === 'pass') ? 'pass' : 'fail';
}

function caseVerdict({ challenge, language }: JudgeOptions, judged: Judged, advice: string | null): CaseVerdict {
  const { planned, expectation, facts, found } = judged;
  const status = STATUS[found.kind];
  return {
    name: planned.name,
    status,
    call: printCall(callFor(challenge, language, planned.input), language),
    expected: expectedText(challenge, expectation, found, language),
    actual: actualText(challenge, facts, found, language),
    stdout: challenge.kind === 'program' ? '' : facts.stdout,
    advice: status === 'fail' ? (advice ?? commonAdvice(challenge, facts, expectation, found, language)) : null,
  };
}
