/** The one place that knows where the page's engine comes from. */
import type { Executor, Language } from '@waymark/judge';
import type { Lesson } from '../sql/lesson-run.ts';

/** What the pages ask of an engine. */
export interface PageEngine {
  executor(language: Language): Executor;
  /** @param setup statements that make the tables and rows of an exercise */
  lesson(setup: string): Promise<Lesson>;
  /** Starts what a run needs, ahead of it. */
  warm(what: Language | 'sql'): Promise<unknown>;
  close(): Promise<void>;
}

/** Rejects where its code cannot be fetched. */
export async function loadEngine(): Promise<PageEngine> {
  const [{ createBrowserEngine }, { base }] = await Promise.all([
    import('@waymark/judge/browser'),
    import('virtual:waymark-engine'),
  ]);
  return createBrowserEngine({ base });
}
