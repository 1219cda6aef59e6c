/** What changes the roadmap or the programmes from Tailor, each with its way back. */
import { goto } from '$app/navigation';
import { CURRENT } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import { endShiftWords } from '#web/design/words.ts';
import type { Routes } from '@waymark/contract';
import type { CallOutput } from '@waymark/contract/client';
import { AT } from './load-tailor.ts';
import type { Tailoring } from './tailoring.svelte.ts';

type Saved = CallOutput<Routes['saveTailor']>;

/** @returns null where it could not be saved; why is on the page already, and the draft stays */
export async function saveDraft(shell: Shell, draft: Tailoring, baseVersion: number): Promise<Saved | null> {
  const body = { ...draft.body(), baseVersion };
  // A draft on its way would come after the version that it is part of.
  await draft.saver.save();
  const saved = await shell.save((api, key) =>
    api.call('POST', `${AT}/save`, { params: CURRENT, body, idempotencyKey: key }),
  );
  if (!saved.ok) return null;
  draft.forget();
  return saved.value;
}

/** Brings a version back as a new one; the one that was in force is the way back. */
export async function restore(shell: Shell, version: number, baseVersion: number): Promise<void> {
  const saved = await shell.save((api, key) =>
    api.call('POST', `${AT}/versions/{version}/restore`, {
      params: { ...CURRENT, version },
      body: { baseVersion },
      idempotencyKey: key,
    }),
  );
  if (!saved.ok) return;
  const { report, version: made } = saved.value;
  const end = report ? ` ${endShiftWords(report.endShiftDays, report.endAfter)}` : '';
  shell.say(`Version ${version} is in force again, as version ${made}.${end}`, {
    undo: () => restore(shell, baseVersion, made),
  });
}

/** Makes a copy and works on it; working on the original again is the way back. */
export async function duplicate(shell: Shell, original: string): Promise<void> {
  const saved = await shell.save((api, key) =>
    api.call('POST', '/api/programmes/{programme}/duplicate', {
      params: { programme: original },
      body: {},
      idempotencyKey: key,
    }),
  );
  if (!saved.ok) return;
  shell.say(`You work on “${saved.value.title}” now, with everything you had.`, {
    undo: () =>
      shell.save((api, key) =>
        api.call('POST', '/api/programmes/{programme}/select', {
          params: { programme: original },
          idempotencyKey: key,
        }),
      ),
  });
  await goto('/tailor');
}
