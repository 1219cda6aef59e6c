/** A note while it is being written. */
import { itemParams } from '#web/api.ts';
import { Autosave } from '#web/autosave.svelte.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { Note } from '@waymark/contract';

/** @param title of the item: what the learner calls the note by */
export function noteDraft(shell: Shell, itemId: string, title: string, note: Note): Autosave {
  return new Autosave(shell, {
    key: `note:${itemId}`,
    later: { says: `Wrote a note on “${title}”.`, href: `/map?item=${encodeURIComponent(itemId)}` },
    from: { text: note.markdown, version: note.version },
    put: (api, key, { text, version }) =>
      api.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/note', {
        params: itemParams(itemId),
        body: { markdown: text, version },
        idempotencyKey: key,
      }),
  });
}
