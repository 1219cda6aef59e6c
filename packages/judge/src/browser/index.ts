/** The judge in a page: instant feedback on the examples, also without network. What it finds is `checked`, never `verified`. */
import type { Executor, Language } from '../types.ts';
import { pageExecutor, type PageExecutor } from './executor.ts';
import { engineFiles } from './files.ts';
import { lessonStarter, type Lesson } from './lesson.ts';
import { starterOf } from './starters.ts';

export type { Lesson, LessonRun, LessonTable } from './lesson.ts';

export interface BrowserEngine {
  /** Runs the learner's own code in a worker that is killed on time-out; each run has a fresh one. */
  executor(language: Language): Executor;
  /** Runs another person's code: in a frame without origin, network or storage. */
  foreignExecutor(language: Language): Executor;
  /**
   * A database that holds one exercise.
   * @param setup statements that make its tables and rows
   */
  lesson(setup: string): Promise<Lesson>;
  /** Has what a run needs at hand when it resolves; to be called while the learner reads. */
  warm(what: Language | 'sql'): Promise<void>;
  close(): Promise<void>;
}

/** @param options.base address of the engine's folder (build/build.ts makes it), with its version as the last part and a slash */
export function createBrowserEngine({ base }: { base: string }): BrowserEngine {
  const files = engineFiles(base);
  const executors = new Map<string, PageExecutor>();
  const lessons = lessonStarter(files);
  const executorFor = (language: Language, foreign: boolean): PageExecutor => {
    const key = `${language}${foreign ? ' foreign' : ''}`;
    const known = executors.get(key);
    if (known) return known;
    const made = pageExecutor(language, starterOf(language, files, foreign));
    executors.set(key, made);
    return made;
  };
  return {
    executor: (language) => executorFor(language, false),
    foreignExecutor: (language) => executorFor(language, true),
    lesson: (setup) => lessons.open(setup),
    warm: (what) => (what === 'sql' ? lessons.warm() : executorFor(what, false).warm()),
    async close() {
      await Promise.all([...executors.values()].map((one) => one.close()));
      await lessons.close();
    },
  };
}
