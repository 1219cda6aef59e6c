/** Whether what the page shows came from the server just now, or was kept from before. */
import { KEPT_AT } from './kept.ts';

class Freshness {
  /** When the oldest kept answer that shows was kept; null while all came from the server. */
  keptAt = $state<string | null>(null);

  /** Before the page reads everything anew. */
  reset(): void {
    this.keptAt = null;
  }

  note(answer: Response): void {
    const at = answer.headers.get(KEPT_AT);
    if (at !== null && (this.keptAt === null || at < this.keptAt)) this.keptAt = at;
  }
}

/** One for the window: answers arrive before there is a page to hold it. Nothing is ever noted while the server renders. */
export const freshness = new Freshness();
