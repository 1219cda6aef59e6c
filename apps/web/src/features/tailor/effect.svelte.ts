/** What the draft would do to hours, plan and forecast: asked a moment after the last change. */
import { apiOf, CURRENT } from '#web/api.ts';
import { sentence } from '#web/shell.svelte.ts';
import type { TailorPreview } from '@waymark/contract';
import type { DraftBody } from './draft-text.ts';
import { AT } from './load-tailor.ts';

const SETTLE_MS = 500;

export class Effect {
  shown = $state.raw<TailorPreview | null>(null);
  problem = $state('');
  asking = $state(false);

  /** Call it inside `$effect`. @returns a function that gives the question up */
  ask(body: Omit<DraftBody, 'baseVersion'>): () => void {
    const controller = new AbortController();
    this.asking = true;
    const timer = setTimeout(() => void this.#fetch(body, controller.signal), SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }

  async #fetch(body: Omit<DraftBody, 'baseVersion'>, signal: AbortSignal): Promise<void> {
    try {
      const api = apiOf((...input) => fetch(...input));
      this.shown = await api.call('POST', `${AT}/preview`, { params: CURRENT, body, signal });
      this.problem = '';
    } catch (error) {
      if (signal.aborted) return;
      this.problem = sentence(error instanceof Error ? error : new Error(String(error)));
    }
    this.asking = false;
  }
}
