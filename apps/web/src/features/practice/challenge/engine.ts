/** The page's own engine: it comes while the learner reads, and one serves every challenge of a visit. */
import type { ChallengeDetail } from '@waymark/contract';
import type { Executor, Language } from '@waymark/judge';
import { createContext } from 'svelte';
import type { Lesson } from '../sql/lesson-run.ts';
import { loadEngine, type PageEngine } from './load-engine.ts';

export class EngineDoor {
  readonly #open: () => Promise<PageEngine>;
  #engine: Promise<PageEngine> | undefined;
  #lesson: { slug: string; lesson: Promise<Lesson> } | undefined;

  constructor(open: () => Promise<PageEngine> = loadEngine) {
    this.#open = open;
  }

  /** Rejects where it cannot be loaded, with what to tell the learner; the next call tries again. */
  load(): Promise<PageEngine> {
    return (this.#engine ??= this.#open().catch((cause: unknown) => {
      this.#engine = undefined;
      const message = 'The engine that runs code in this page could not be loaded. Submitting works without it.';
      throw new Error(message, { cause });
    }));
  }

  async executor(language: Language): Promise<Executor> {
    return (await this.load()).executor(language);
  }

  /** The database of an SQL exercise, made when it is first asked for. */
  async lesson({ slug, database }: Pick<ChallengeDetail, 'slug' | 'database'>): Promise<Lesson> {
    const engine = await this.load();
    const setup = `${database?.schema ?? ''}\n${database?.rows ?? ''}`;
    if (this.#lesson?.slug !== slug) this.#lesson = { slug, lesson: engine.lesson(setup) };
    return this.#lesson.lesson.catch((error: unknown) => {
      this.#lesson = undefined;
      throw error;
    });
  }

  /** Loads and starts it ahead of the first run. A failure shows when somebody wants to run. */
  async warm(what: Language | 'sql'): Promise<void> {
    await this.load()
      .then((engine) => engine.warm(what))
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    const engine = await this.#engine?.catch(() => null);
    [this.#engine, this.#lesson] = [undefined, undefined];
    await engine?.close();
  }
}

/** The engine of the page that shows challenges. */
export const [useEngine, setEngine] = createContext<EngineDoor>();
