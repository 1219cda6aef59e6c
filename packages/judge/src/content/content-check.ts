/** `waymark content check`: a pack's challenges, SQL exercises and quizzes, each held to what it says. */
import path from 'node:path';
import { checkChallenge } from './check-challenge.ts';
import { checkQuiz, type QuizToCheck } from './check-prints.ts';
import { checkSql } from './check-sql.ts';
import { problem } from './checking.ts';
import { openExecutors, type CheckExecutors } from './executors.ts';
import { foldersIn, readFolder, type Files } from './folder.ts';
import { inParallel } from './in-parallel.ts';
import { NO_MUTANTS, sumOf, type ContentReport, type ItemReport } from './report.ts';

export interface ContentCheckOptions {
  /** The pack: a folder with `challenges`, `sql` or both. */
  folder: string;
  /** The pack's quizzes, already read. */
  quizzes?: readonly QuizToCheck[];
  /** The pack's explanations, already held against their model answers. */
  explanations?: readonly ExplanationToCheck[];
  /** Only what has one of these names; for an SQL exercise, with or without its number. */
  only?: readonly string[];
  /** Whether mutants of the solutions are hunted; default true. */
  mutants?: boolean;
  /** Of random cases; default three. */
  seeds?: readonly number[];
  /** Default: opened for this check, and closed after it. */
  executors?: CheckExecutors;
  /** Runs at the same time, where executors are opened; default 2. */
  atOnce?: number;
  /** Called when something has happened that a person may want to see. */
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** What whoever knows rubrics has found wrong with one, a sentence each. */
export interface ExplanationToCheck {
  name: string;
  problems: string[];
}

export interface Progress {
  /** Folders and quizzes that are finished, and how many there are. */
  done: number;
  total: number;
  /** Mutants judged so far. */
  mutants: number;
  /** What has just been finished; null after a mutant. */
  finished: ItemReport | null;
}

const SEEDS = [1, 20, 300];

/** @returns what was found; an empty list of items where nothing has one of the names. Rejects when an executor fails. */
export async function contentCheck(options: ContentCheckOptions): Promise<ContentReport> {
  const started = performance.now();
  const wanted = await wantedIn(options);
  const executors =
    options.executors ?? (await openExecutors(options.atOnce ?? 2, { sql: wanted.exercises.length > 0 }));
  try {
    const work = workOf(options, wanted, executors);
    let done = 0;
    let mutants = 0;
    const tell = (finished: ItemReport | null): void =>
      options.onProgress?.({ done, total: work.length, mutants, finished });
    const onMutant = (): void => {
      mutants += 1;
      tell(null);
    };
    const items = await inParallel(work, executors.atOnce, async (check) => {
      const report = await check(onMutant);
      done += 1;
      tell(report);
      return report;
    });
    const seconds = (performance.now() - started) / 1000;
    return { items, mutants: sumOf(items.map((item) => item.mutants)), seconds };
  } finally {
    if (options.executors === undefined) await executors.close();
  }
}

interface Wanted {
  challenges: string[];
  exercises: string[];
  quizzes: QuizToCheck[];
  explanations: ExplanationToCheck[];
}

async function wantedIn({ folder, only, quizzes = [], explanations = [] }: ContentCheckOptions): Promise<Wanted> {
  const isWanted = (name: string): boolean =>
    only === undefined || only.includes(name) || only.includes(name.replace(/^[0-9]{2}-/, ''));
  const named = async (kind: string): Promise<string[]> => (await foldersIn(path.join(folder, kind))).filter(isWanted);
  const [challenges, exercises] = await Promise.all([named('challenges'), named('sql')]);
  return {
    ...{ challenges, exercises },
    quizzes: quizzes.filter(({ name }) => isWanted(name)),
    explanations: explanations.filter(({ name }) => isWanted(name)),
  };
}

type Work = (onMutant: () => void) => Promise<ItemReport>;

function workOf(options: ContentCheckOptions, wanted: Wanted, executors: CheckExecutors): Work[] {
  const { folder, mutants = true, seeds = SEEDS, signal = new AbortController().signal } = options;
  const common = { executors, seeds, mutants, signal };
  const filesOf = (kind: string, slug: string): Promise<Files> => readFolder(path.join(folder, kind, slug));
  return [
    ...wanted.challenges.map((slug): Work => async (onMutant) => {
      return checkChallenge({ slug, files: await filesOf('challenges', slug), onMutant, ...common });
    }),
    ...wanted.exercises.map((slug): Work => async () => {
      return checkSql({ slug, files: await filesOf('sql', slug), ...common });
    }),
    ...wanted.quizzes.map(
      (quiz): Work =>
        () =>
          checkQuiz(quiz, executors, signal),
    ),
    ...wanted.explanations.map(({ name, problems }): Work => () => {
      const told = problems.map((message) => problem(`explanations/${name}.yaml`, message));
      return Promise.resolve({ kind: 'explanation', name, problems: told, mutants: NO_MUTANTS, unchecked: [] });
    }),
  ];
}
