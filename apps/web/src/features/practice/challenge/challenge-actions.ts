/** What a learner does about a challenge besides solving it; each can be taken back. */
import { CURRENT } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { ChallengeDetail } from '@waymark/contract';
import type { Drafts } from './drafts.svelte.ts';

/** Replaces the code in the editor and says so. */
export function restoreCode(shell: Shell, drafts: Drafts, code: string, said: string): void {
  const { language, shown } = drafts;
  const was = shown.text;
  if (was === code) return;
  drafts.write(code);
  const undo = (): void => {
    if (drafts.language !== language) drafts.choose(language);
    drafts.write(was);
  };
  shell.say(said, { undo });
}

/** Sets a challenge aside as good enough, or comes back to it. */
export async function setMovedOn(
  shell: Shell,
  { slug, title }: Pick<ChallengeDetail, 'slug' | 'title'>,
  movedOn: boolean,
): Promise<void> {
  const set = (yes: boolean) =>
    shell.save((api, key) =>
      api.call('PUT', '/api/programmes/{programme}/practice/challenges/{challenge}/moved-on', {
        params: { ...CURRENT, challenge: slug },
        body: { movedOn: yes },
        idempotencyKey: key,
      }),
    );
  const done = await set(movedOn);
  if (!done.ok) return;
  const said = movedOn ? `“${title}” is set aside. It does not count as passed.` : `“${title}” is open again.`;
  shell.say(said, { undo: () => set(!movedOn) });
}
