/** The one way a response of the API is made, so that its headers are the same everywhere. */

/** Sent with everything under /api. JSON runs no script and frames nothing, so its policy forbids all of it. */
const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Sent with pages and files of the web app, where it did not decide for itself. */
const PAGE_HEADERS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

export type Body = string | Uint8Array | ReadableStream<Uint8Array> | null;

/**
 * Makes a response of the API.
 *
 * A plain object of headers is deliberate: @hono/node-server writes it straight to the socket, while a `Headers`
 * object costs a third of the request's time.
 */
export function answer(status: number, body: Body, requestId: string, headers: Record<string, string> = {}): Response {
  return new Response(body as ConstructorParameters<typeof Response>[0], {
    status,
    headers: { ...API_HEADERS, 'cache-control': 'no-store', 'x-request-id': requestId, ...headers },
  });
}

/**
 * Adds what a page must carry. A policy of the page's own stays; ours is added beside it, and browsers enforce both.
 *
 * @param response of the web app; a response whose headers cannot be changed is copied
 */
export function withPageHeaders(response: Response, requestId: string): Response {
  const page = new Response(response.body, response);
  for (const [name, value] of Object.entries(PAGE_HEADERS)) {
    if (!page.headers.has(name)) page.headers.set(name, value);
  }
  const policy = page.headers.get('content-security-policy') ?? '';
  if (!policy.includes('frame-ancestors')) page.headers.append('content-security-policy', "frame-ancestors 'none'");
  page.headers.set('x-request-id', requestId);
  return page;
}
