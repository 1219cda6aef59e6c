import type { Transport } from '../ports/transport.ts';
import { direct, type DirectOptions } from '../transport/direct.ts';

/**
 * The guarded way to the server of a link: resolved, refused where it is not public, pinned, and of each answer only the
 * head.
 *
 * @param origin `https://example.org`
 * @throws TransportFault `blocked` where the address breaks a rule already as it is written
 */
export function wayToLinks(origin: string, options: DirectOptions = {}): Transport {
  return direct(origin, { ...options, headOnly: true });
}
