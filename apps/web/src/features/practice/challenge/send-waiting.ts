/** Sends what was handed in without a network, from whatever screen is open when it is back. */
import { apiOf } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import { sendAll } from './submit-queue.ts';

/** @param here path of the screen: the page of a challenge sends for itself, and shows the verdict */
export async function sendWaiting(shell: Shell, here: string): Promise<void> {
  const open = /^\/practice\/([^/]+)\/?$/.exec(here)?.[1] ?? null;
  const done = await sendAll(
    apiOf((...input) => fetch(...input)),
    localStorage,
    open,
  );
  for (const { one, sent } of done) {
    if (sent.kind === 'sent') shell.say(`“${one.title}” is handed in now; its verdict will be in its history.`);
    if (sent.kind === 'refused') shell.say(`“${one.title}” was not taken: ${sent.message}`, { kind: 'error' });
  }
}
