/** The web app's way to the API: the typed client, and the one programme it works on. */
import { createClient, type Client } from '@waymark/contract/client';
import { freshness } from './offline/freshness.svelte.ts';

/** Parameters of every route of a programme: the pages always show the current one. */
export const CURRENT = { programme: 'current' } as const;

/**
 * @param fetch the `fetch` of a load function (renders without the network, and notes what the page depends on),
 *   or the browser's own
 */
export function apiOf(fetch: typeof globalThis.fetch): Client {
  return createClient(async (...input) => {
    const answer = await fetch(...input);
    if (typeof window !== 'undefined') freshness.note(answer);
    return answer;
  });
}

/** @returns the two parts of an item id, as its routes take them */
export function itemParams(itemId: string): { programme: 'current'; kind: string; slug: string } {
  const cut = itemId.indexOf('/');
  return { ...CURRENT, kind: itemId.slice(0, cut), slug: itemId.slice(cut + 1) };
}

/** Tells `invalidate` which loads to run again after a write: all that asked the API. */
export function fromApi(url: URL): boolean {
  return url.pathname.startsWith('/api/');
}
