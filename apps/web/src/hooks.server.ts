import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { ApiError } from '@waymark/contract/client';
import { themeOf } from '#web/features/settings/theme.ts';
import { failureOf } from '#web/load-failure.ts';

/** The theme stands in the first byte of the page, so that nothing flashes. */
export const handle: Handle = ({ event, resolve }) => {
  const theme = themeOf(event.cookies.get('theme'));
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%waymark.theme%', theme),
    // The text face is needed at once; the mono face only where there is code.
    preload: (input) =>
      input.type === 'js' || input.type === 'css' || (input.type === 'font' && input.filename.includes('commissioner')),
  });
};

/** The API answers in the same process; it must see the same Host and cookies as if the browser had asked. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const door = event.platform?.api;
  if (!door || url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);
  const headers = new Headers(request.headers);
  headers.set('host', event.request.headers.get('host') ?? url.host);
  const cookie = event.request.headers.get('cookie');
  if (cookie) headers.set('cookie', cookie);
  return door(new Request(request, { headers }));
};

export const handleError: HandleServerError = ({ kind, error }) => {
  if (kind !== 'unknown') return {};
  const failure = failureOf(error);
  // The API has logged its own faults already.
  if (failure.status === 500 && !(error instanceof ApiError)) console.error(error);
  return failure;
};
