/**
 * Runs that the learner's command line makes while this server runs. Who makes it holds the run's lease by telling of it;
 * a terminal that is not heard of any more lets it run out, and whoever takes the run then ends it.
 */
import { readerOfNews, type RunEvent, type StepNews, type Terms } from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import type { Instant } from '@waymark/learning';
import type { StoredProject, StoredRun } from '@waymark/store';
import type { Feeds } from './feed.ts';

/** A terminal tells something every five seconds; a busy machine may be late twice. */
const LEASE_MS = 15_000;
const HOLD_AGAIN_MS = 4_000;
/** No run takes as long. */
const FORGET_MS = 3_600_000;

export const TERMINAL_STOPPED =
  'The terminal that made this run stopped before its end, or could not reach this Waymark. Run the check again.';

interface Heard {
  read: (news: StepNews) => RunEvent | null;
  tell: (event: RunEvent | null) => void;
  /** How many were told. */
  next: number;
  heldAt: number;
}

export class Terminals {
  readonly #feeds: Feeds;
  readonly #heard = new Map<string, Heard>();

  constructor(feeds: Feeds) {
    this.#feeds = feeds;
  }

  /** Real time: a lease is about processes. */
  leaseEnd(): Instant {
    return new Date(Date.now() + LEASE_MS).toISOString();
  }

  /** Begins to listen to a run, or goes on: after a restart nothing is known of what was told before. */
  listen(run: StoredRun, project: StoredProject): void {
    if (this.#heard.has(run.id)) return;
    const check = checkNamed(run.check)?.check;
    if (check === undefined) return;
    this.#forgetOld();
    const read = readerOfNews(check, run.variant, project.terms as Terms);
    this.#heard.set(run.id, { read, tell: this.#feeds.open(run.id), next: 0, heldAt: Date.now() - HOLD_AGAIN_MS });
  }

  /**
   * @param from how many the terminal thinks were told; what was told twice is taken once, after a gap nothing
   * @returns how many were told by now; null for a run that is not listened to
   */
  tell(id: string, from: number, news: readonly StepNews[]): number | null {
    const heard = this.#heard.get(id);
    if (heard === undefined) return null;
    if (from > heard.next) return heard.next;
    for (const one of news.slice(heard.next - from)) {
      heard.next += 1;
      const event = heard.read(one);
      if (event !== null) heard.tell(event);
    }
    return heard.next;
  }

  /** @returns whether the lease of a run is to be renewed now: not with every step */
  isToHold(id: string): boolean {
    const heard = this.#heard.get(id);
    const now = Date.now();
    if (heard === undefined || now - heard.heldAt < HOLD_AGAIN_MS) return false;
    heard.heldAt = now;
    return true;
  }

  /** The run is over: those who watch it hear so. */
  end(id: string): void {
    this.#heard.get(id)?.tell(null);
    this.#heard.delete(id);
  }

  #forgetOld(): void {
    const before = Date.now() - FORGET_MS;
    for (const [id, { heldAt }] of this.#heard) if (heldAt < before) this.end(id);
  }
}
