/** What is being written: a form over the text that is saved as the learner types. */
import { CURRENT } from '#web/api.ts';
import { Autosave } from '#web/autosave.svelte.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { Retro, RetroContent } from '@waymark/contract';

const textOf = (content: RetroContent): string => JSON.stringify(content);

export class RetroDraft {
  content = $state<RetroContent>({} as RetroContent);
  readonly saved: Autosave;
  #shown: string;

  constructor(shell: Shell, retro: Pick<Retro, 'id' | 'content' | 'version'>) {
    this.#shown = textOf(retro.content);
    this.content = structuredClone(retro.content);
    this.saved = new Autosave(shell, {
      key: `retro:${retro.id}`,
      from: RetroDraft.stored(retro),
      put: (api, key, { text, version }) =>
        api.call('PUT', '/api/programmes/{programme}/retros/{retro}/draft', {
          params: { ...CURRENT, retro: retro.id },
          body: { content: JSON.parse(text) as RetroContent, version },
          idempotencyKey: key,
        }),
    });
  }

  static stored({ content, version }: Pick<Retro, 'content' | 'version'>): { text: string; version: number } {
    return { text: textOf(content), version };
  }

  /** After any change of the form. */
  write(): void {
    const text = textOf($state.snapshot(this.content) as RetroContent);
    if (text === this.#shown) return;
    this.#shown = this.saved.text = text;
    this.saved.write();
  }

  /** Shows what came from elsewhere: a closed tab, another window, the server. */
  show(): void {
    if (this.saved.text === this.#shown) return;
    this.#shown = this.saved.text;
    this.content = JSON.parse(this.saved.text) as RetroContent;
  }
}
