/** Answers that the server wrote into a page never pass the service worker: they are kept from here. */
import { version } from '$app/env';
import { CACHES, isKeptRead, stamped } from './kept.ts';

interface Inlined {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Call it before the app starts, which takes them out of the page. Quietly does nothing where nothing can be kept. */
export async function keepInlined(page: Document = document): Promise<void> {
  if (!('caches' in globalThis)) return;
  const found = [...page.querySelectorAll<HTMLScriptElement>('script[data-sveltekit-fetched]')].map((script) => ({
    url: new URL(script.dataset['url'] ?? '', location.origin),
    text: script.textContent,
    isText: script.dataset['b64'] === undefined,
  }));
  const wanted = found.filter(
    ({ url, isText }) => isText && url.origin === location.origin && isKeptRead(url.pathname),
  );
  if (wanted.length === 0) return;
  const cache = await caches.open(CACHES.answers + version);
  for (const { url, text } of wanted) {
    const { status, headers, body } = JSON.parse(text) as Inlined;
    if (status === 200) await cache.put(url, stamped(new Response(body, { headers }), new Date()));
  }
}
