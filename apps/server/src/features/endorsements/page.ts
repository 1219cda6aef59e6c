/** Looks whether a page that somebody names as theirs names the key that they signed with. */
import { TransportFault, type Transport, type WireResponse } from '@waymark/checks';
import { namesKey } from '@waymark/contract/endorsement';
import type { Instant } from '@waymark/learning';
import type { EndorserLook } from '@waymark/store';

export interface Pages {
  /** Whether this instance looks at pages at all. */
  isOn: boolean;
  /** A new, guarded way to the server of a page. @throws TransportFault for an address that may not be asked */
  open: (origin: string) => Transport;
  /** Who asks, for whoever reads their server's log. */
  userAgent: string;
}

/** Somebody waits for it; a page of words is there at once, or it is none to wait for. */
const LIMITS = { connectMs: 4_000, firstByteMs: 5_000, totalMs: 7_000, bodyBytes: 1024 * 1024, headerBytes: 32 * 1024 };

/** @returns what was found; whatever goes wrong on the way is `unread`, with the reason */
export async function lookAtPage(
  { open, userAgent }: Pages,
  page: string,
  key: string,
  now: Instant,
  signal: AbortSignal,
): Promise<EndorserLook> {
  const look = (found: EndorserLook['found'], reason = ''): EndorserLook => ({ found, reason, lookedAt: now });
  const response = await pageOf(open, page, userAgent, signal);
  if (response instanceof TransportFault) return look('unread', response.message);
  // Whoever sits on the way could write the line into what is not encrypted.
  if (response.redirects.some((address) => !address.startsWith('https:')))
    return look('unread', 'It leads on to an address without https.');
  if (response.status !== 200) return look('unread', `It answers ${response.status}.`);
  return look(namesKey(new TextDecoder().decode(response.body), key) ? 'named' : 'unnamed');
}

async function pageOf(
  open: Pages['open'],
  page: string,
  userAgent: string,
  signal: AbortSignal,
): Promise<WireResponse | TransportFault> {
  let transport: Transport | undefined;
  try {
    const { origin, pathname, search } = new URL(page);
    transport = open(origin);
    const headers: [string, string][] = [['User-Agent', userAgent], ['Accept', 'text/html, text/plain, */*;q=0.5']]; // prettier-ignore
    const target = `${pathname}${search}`;
    return await transport.send({ method: 'GET', target, headers, body: null, follow: true, limits: LIMITS }, signal);
  } catch (error) {
    if (error instanceof TransportFault) return error;
    throw error;
  } finally {
    await transport?.close();
  }
}
