/** Which mutants of a challenge's solutions no case tells from what is right. */
import type { Problem, Source } from '../challenge/model.ts';
import { javascriptMutants } from '../mutants/javascript/mutate.ts';
import type { Mutant } from '../mutants/mutant.ts';
import { pythonMutants } from '../mutants/python/mutate.ts';
import type { Executor, Limits } from '../types.ts';
import { EXTENSION, problem, type Checking } from './checking.ts';
import { EQUIVALENT, type Listed } from './equivalent.ts';
import { inParallel } from './in-parallel.ts';
import type { MutantCount } from './report.ts';
import { trialsOf, tryOut, type Trial } from './trials.ts';

/** Of one call: a mutant that takes longer does not come to an end. */
const LATE_CPU_MS = 80;
const LATE_WALL_MS = 200;
/** For the one that was late without having had the processor. */
const PATIENT_WALL_MS = 1000;

/** With limits that end most mutants soon, or with those that a learner has. */
type Manner = 'hurried' | 'patient';

interface Hunted {
  /** File of the solution. */
  file: string;
  language: Source['language'];
  mutant: Mutant;
}

export interface HuntOptions {
  atOnce: number;
  /** Called after each mutant. */
  onMutant?: (() => void) | undefined;
}

/** @returns the mutants of every solution that this machine can run, under the solution's file name */
export async function mutantsOf({ challenge, executors }: Checking): Promise<Hunted[]> {
  const here = challenge.solutions.filter(({ language }) => executors[language] !== undefined);
  const inPython = here.filter(({ language }) => language === 'python');
  const python = inPython.length === 0 ? [] : await pythonMutants(inPython.map(({ code }) => code));
  return here.flatMap((solution) => {
    const { name, language, code } = solution;
    const mutants = language === 'python' ? (python[inPython.indexOf(solution)] ?? []) : javascriptMutants(code);
    return mutants.map((mutant) => ({ file: `${name}.${EXTENSION[language]}`, language, mutant }));
  });
}

/** @returns how many there were, and a problem for each that passes without being listed */
export async function hunt(
  checking: Checking,
  listed: Listed,
  { atOnce, onMutant }: HuntOptions,
): Promise<{ problems: Problem[]; mutants: MutantCount }> {
  const [trials, hunted] = [await trialsOf(checking), await mutantsOf(checking)];
  const fates = await inParallel(hunted, atOnce, async (one) => {
    const passed = await survives(checking, one, trials, 'hurried');
    // Of one that is listed, a busy machine must not make a mistake.
    const isListed = listed.has(one.file, one.mutant.what);
    const fate = passed === null && isListed ? await survives(checking, one, trials, 'patient') : passed;
    onMutant?.();
    return fate;
  });
  const mutants = { made: hunted.length, killed: 0, equivalent: 0 };
  const problems = hunted.flatMap(({ file, mutant }, at): Problem[] => {
    const passed = fates[at] ?? null;
    if (passed === null) mutants.killed += 1;
    else if (listed.take(file, mutant.what)) mutants.equivalent += 1;
    else return [problem(`solutions/${file}`, `a mutant passes ${passed}: ${mutant.what}`)];
    return [];
  });
  return { problems: [...problems, ...(isWhole(checking) ? listed.left() : [])], mutants };
}

/** Where a language cannot be run, its mutants are listed in vain, and nobody can tell. */
function isWhole({ challenge, executors }: Checking): boolean {
  return challenge.solutions.every(({ language }) => executors[language] !== undefined);
}

/** @returns null for a mutant that dies, otherwise what it passes: it has to die with each seed, not with a lucky one */
async function survives(
  checking: Checking,
  hunted: Hunted,
  trials: readonly Trial[],
  manner: Manner,
): Promise<string | null> {
  const executor = checking.executors[hunted.language];
  if (executor === undefined) return null;
  const source = { language: hunted.language, code: hunted.mutant.code };
  const isRandom = ({ plan }: Trial): boolean => plan.some(({ known }) => known === null);
  for (const trial of trials.filter((one) => !isRandom(one)))
    if (await dies(checking, source, executor, trial, manner)) return null;
  const lucky: string[] = [];
  for (const trial of trials.filter(isRandom)) {
    if (!(await dies(checking, source, executor, trial, manner))) lucky.push(trial.name);
  }
  const seeds = trials.filter(isRandom).length;
  if (lucky.length === 0 && seeds > 0) return null;
  return lucky.length === seeds ? 'every case' : `with ${lucky.join(', ')}, though not with every seed`;
}

async function dies(
  checking: Checking,
  source: Source,
  executor: Executor,
  trial: Trial,
  manner: Manner,
): Promise<boolean> {
  const own = checking.challenge.limits;
  if (manner === 'patient') return (await tryOut(checking, source, executor, trial, own)) !== 'passed';
  const short: Limits = {
    ...own,
    cpuMs: Math.min(own.cpuMs, LATE_CPU_MS),
    wallMs: Math.min(own.wallMs, LATE_WALL_MS),
  };
  const outcome = await tryOut(checking, source, executor, trial, short);
  if (outcome === 'passed' || outcome === 'failed') return outcome === 'failed';
  // A busy machine makes the best program late once; a program without an end is late again.
  const again = outcome === 'late' ? { ...short, wallMs: Math.min(own.wallMs, PATIENT_WALL_MS) } : own;
  const second = await tryOut(checking, source, executor, onlyFirst(trial), again);
  if (second === 'late' || second === 'failed') return true;
  const whole = await tryOut(checking, source, executor, trial, own);
  if (whole === 'unknown') throw new Error(`a mutant could not be judged (${EQUIVALENT} cannot help): ${source.code}`);
  return whole !== 'passed';
}

function onlyFirst({ name, plan, expectations }: Trial): Trial {
  return { name, plan: plan.slice(0, 1), expectations: expectations.slice(0, 1) };
}
