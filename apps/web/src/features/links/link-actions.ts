/** Looking at links again. */
import { CURRENT } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import { lookedWords } from './link-health-words.ts';

const AT = '/api/programmes/{programme}/links/check' as const;

/**
 * Has the server look, piece by piece, and says what came of it.
 *
 * @param url one link; all of them where it is left out
 * @param onstep hears how many are still to be looked at
 */
export async function lookAgain(shell: Shell, url?: string, onstep?: (left: number) => void): Promise<void> {
  let looked = 0;
  for (;;) {
    const done = await shell.save((api) =>
      api.call('POST', AT, { params: CURRENT, body: url === undefined ? {} : { url } }),
    );
    if (!done.ok) return;
    looked += done.value.looked;
    onstep?.(done.value.left);
    if (done.value.state === 'more') continue;
    shell.say(lookedWords(done.value, looked), { kind: done.value.state === 'offline' ? 'error' : 'done' });
    return;
  }
}
