/** A challenge proves itself: what is right passes, what is wrong fails for its reason, the statement is true, mutants die. */
import { readChallenge } from '../challenge/read.ts';
import type { Challenge, Problem } from '../challenge/model.ts';
import { checkBlanks } from './check-blanks.ts';
import { problem, type Checking } from './checking.ts';
import { checkParts, checkSolutions, checkStarters, checkWrong } from './check-sources.ts';
import { checkStatement } from './check-statement.ts';
import { readEquivalent } from './equivalent.ts';
import { LANGUAGES, remembering, type CheckExecutors } from './executors.ts';
import { yamlIn, type Files } from './folder.ts';
import { hunt } from './hunt.ts';
import { NO_MUTANTS, type ItemReport } from './report.ts';

export interface ChallengeCheck {
  slug: string;
  files: Files;
  executors: CheckExecutors;
  seeds: readonly number[];
  /** Whether mutants are hunted. */
  mutants: boolean;
  onMutant?: (() => void) | undefined;
  signal: AbortSignal;
}

/** The word that a new challenge's files carry where something is to be written. */
export const UNWRITTEN = 'TODO';

export const SLUG = /^[a-z][a-z0-9-]{0,60}$/;

export async function checkChallenge(options: ChallengeCheck): Promise<ItemReport> {
  const { slug, files } = options;
  const yaml = yamlIn(files, 'cases.yaml');
  const read = yaml.problems.length > 0 ? { challenge: null, problems: yaml.problems } : readAll(options, yaml.value);
  const { listed, problems: inList } = readEquivalent(files);
  const report: ItemReport = {
    kind: 'challenge',
    name: slug,
    problems: [...unwritten(files), ...read.problems, ...inList],
    mutants: NO_MUTANTS,
    unchecked: [],
  };
  if (read.challenge === null) return report;
  report.problems.push(...checkParts({ challenge: read.challenge }));
  const checking = checkingOf(options, read.challenge);
  for (const language of LANGUAGES)
    if (checking?.executors[language] === undefined) report.unchecked.push(`nothing here runs ${language}`);
  if (checking === null) return report;
  report.problems.push(...(await checkRuns(checking)));
  // A pack that is wrong elsewhere would say the same once for every mutant.
  if (!options.mutants || report.problems.length > 0) return report;
  const raw = { ...checking, executors: forLanguages(options.executors, (executor) => executor) };
  const hunted = await hunt(raw, listed, { atOnce: options.executors.atOnce, onMutant: options.onMutant });
  return { ...report, problems: hunted.problems, mutants: hunted.mutants };
}

function readAll(
  { slug, files }: ChallengeCheck,
  cases: unknown,
): { challenge: Challenge | null; problems: Problem[] } {
  const read = readChallenge({ slug, cases, files });
  if (SLUG.test(slug)) return read;
  return {
    ...read,
    problems: [...read.problems, problem(slug, 'should be named in lower-case words joined by hyphens')],
  };
}

/** Null where no solution can be run here, so that nobody can say what random cases should give. */
function checkingOf({ executors, seeds, signal }: ChallengeCheck, challenge: Challenge): Checking | null {
  const here = forLanguages(executors, remembering);
  for (const solution of challenge.solutions) {
    const executor = here[solution.language];
    if (executor !== undefined)
      return { challenge, executors: here, reference: { ...solution, executor }, seeds, signal };
  }
  return null;
}

type Executors = Checking['executors'];

function forLanguages(
  executors: CheckExecutors,
  make: (executor: NonNullable<CheckExecutors['python']>) => NonNullable<CheckExecutors['python']>,
): Executors {
  const made: Executors = {};
  for (const language of LANGUAGES) {
    const executor = executors[language];
    if (executor !== null) made[language] = make(executor);
  }
  return made;
}

async function checkRuns(checking: Checking): Promise<Problem[]> {
  return [
    ...(await checkSolutions(checking)),
    ...(await checkWrong(checking)),
    ...(await checkStarters(checking)),
    ...(await checkBlanks(checking)),
    ...(await checkStatement(checking)),
  ];
}

/** @returns where something is still to be written */
export function unwritten(files: Files): Problem[] {
  return [...files].flatMap(([name, text]) => {
    const at = text.split('\n').findIndex((line) => line.includes(UNWRITTEN));
    return at < 0 ? [] : [problem(`${name}:${at + 1}`, `still says ${UNWRITTEN}: write it, and take the line away`)];
  });
}
