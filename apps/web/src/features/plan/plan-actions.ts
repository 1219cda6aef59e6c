/** Everything the learner changes on the plan, each with its way back. */
import type { LoggedBlock } from '@waymark/contract';
import { CURRENT } from '../../api.ts';
import type { PlanSettings } from '../../api-types.ts';
import { dateWords } from '../../design/words.ts';
import type { Later } from '../../offline/later.ts';
import type { Shell } from '../../shell.svelte.ts';
import { moveWords, reflowWords } from './plan-words.ts';

const MOVE = '/api/programmes/{programme}/blocks/{block}/move';
const RELEASE = '/api/programmes/{programme}/blocks/{block}/release';
const SETTINGS = '/api/programmes/{programme}/settings';

export class PlanActions {
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  /** Moves a block and says what that did; going back returns it to where it was, or lets it flow again. */
  async move(block: LoggedBlock, date: string): Promise<boolean> {
    if (date === block.date) return true;
    const done = await this.#move(block.id, date, {
      says: `“${block.title}” is on ${dateWords(date, 'day')} now.`,
      href: '/plan',
    });
    if (!done.ok) return done.waits;
    const undo = () => (block.pinned ? this.#move(block.id, block.date) : this.#release(block.id));
    this.#shell.say(moveWords(block, date, done.value.report), { undo });
    return true;
  }

  /** Lets a block that the learner placed flow with the others again. */
  async release(block: LoggedBlock): Promise<void> {
    const done = await this.#release(block.id);
    if (!done.ok) return;
    this.#shell.say(`“${block.title}” flows with the others again. ${reflowWords(done.value.report)}`, {
      undo: () => this.#move(block.id, block.date),
    });
  }

  /** Finds new days for what was missed. */
  async reflow(): Promise<void> {
    const path = '/api/programmes/{programme}/plan/reflow';
    const done = await this.#shell.save((api, key) => api.call('POST', path, { params: CURRENT, idempotencyKey: key }));
    if (done.ok) this.#shell.say(reflowWords(done.value.report));
  }

  /**
   * Saves other settings.
   *
   * @param before those that hold now: the way back
   * @param what the change in words, a full sentence
   */
  async settings(before: PlanSettings, after: PlanSettings, what: string): Promise<boolean> {
    const done = await this.#put(after);
    if (!done.ok) return false;
    this.#shell.say(`${what} ${reflowWords(done.value.report)}`, { undo: () => this.#put(before) });
    return true;
  }

  /** Keeps a day (or several) free of study. */
  async dayOff(settings: PlanSettings, from: string, to: string, reason: string): Promise<boolean> {
    const daysOff = [...settings.daysOff, { from, to, reason }].toSorted((a, b) => a.from.localeCompare(b.from));
    const what = from === to ? `${dateWords(from, 'day')} is free.` : `${dateWords(from)} to ${dateWords(to)} is free.`;
    return this.settings(settings, { ...settings, daysOff }, what);
  }

  /** Takes every break back that covers a date. */
  async studyAgain(settings: PlanSettings, date: string): Promise<boolean> {
    const daysOff = settings.daysOff.filter(({ from, to }) => date < from || date > to);
    return this.settings(settings, { ...settings, daysOff }, `You study on ${dateWords(date, 'day')} again.`);
  }

  #move(block: string, date: string, later?: Later) {
    const params = { ...CURRENT, block };
    return this.#shell.save(
      (api, key) => api.call('POST', MOVE, { params, body: { date }, idempotencyKey: key }),
      later ? { later } : {},
    );
  }

  #release(block: string) {
    const params = { ...CURRENT, block };
    return this.#shell.save((api, key) => api.call('POST', RELEASE, { params, idempotencyKey: key }));
  }

  #put(body: PlanSettings) {
    return this.#shell.save((api, key) => api.call('PUT', SETTINGS, { params: CURRENT, body, idempotencyKey: key }));
  }
}
