/** What a plan with the settings on the page would look like, asked a moment after the last change. */
import { apiOf, CURRENT } from '#web/api.ts';
import type { PlanSettings, Preview } from '#web/api-types.ts';
import { sentence } from '#web/shell.svelte.ts';

/** Long enough for a second press of the same button, short enough to feel live. */
const SETTLE_MS = 250;

export class PlanPreview {
  plan = $state.raw<Preview | null>(null);
  problem = $state('');
  asking = $state(false);

  /**
   * Asks for a preview; call it inside `$effect` with settings read there.
   *
   * @returns a function that gives the question up
   */
  ask(settings: PlanSettings): () => void {
    const controller = new AbortController();
    this.asking = true;
    const timer = setTimeout(() => void this.#fetch(settings, controller.signal), SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }

  async #fetch(settings: PlanSettings, signal: AbortSignal): Promise<void> {
    try {
      const path = '/api/programmes/{programme}/plan/preview';
      const plan = await apiOf((...input) => fetch(...input)).call('POST', path, {
        params: CURRENT,
        body: settings,
        signal,
      });
      [this.plan, this.problem] = [plan, ''];
    } catch (error) {
      if (signal.aborted) return;
      this.problem = sentence(error instanceof Error ? error : new Error(String(error)));
    }
    this.asking = false;
  }
}
