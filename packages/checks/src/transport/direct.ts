/** The direct route: a public address, asked by the server. Guarded against being led to an address that is not public. */
import { TransportFault, type Transport } from '../ports/transport.ts';
import { refusal } from './addresses.ts';
import type { Detour, Pinned } from './exchange.ts';
import { httpTransport } from './http-transport.ts';
import { systemLookup, type Lookup } from './lookup.ts';
import { blocked, hostOf, portOf, PUBLIC_PORTS, readPublicUrl } from './public-url.ts';

export interface DirectOptions {
  ports?: readonly number[];
  /** `host:port` pairs that may be asked although a rule says no. Never from a learner. */
  alsoAllow?: readonly string[];
  lookup?: Lookup;
  /** Certificates to trust in place of those that Node knows, as PEM: for tests. */
  roots?: readonly string[];
  detour?: Detour;
  /** Reads the heads of responses alone: where only their status counts, nobody's page is loaded. */
  headOnly?: boolean;
}

/**
 * @param base address of the learner's server, e.g. `https://todo.example.org/api`
 * @throws TransportFault `blocked` where the address breaks a rule already as it is written
 */
export function direct(
  base: string,
  { ports = PUBLIC_PORTS, alsoAllow = [], lookup = systemLookup, roots, detour, headOnly = false }: DirectOptions = {},
): Transport {
  const rules = { ports, alsoAllow };
  const url = readPublicUrl(base, rules);
  const origin = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  return httpTransport({
    route: 'direct',
    base: origin,
    origin,
    ...(roots && { roots }),
    headOnly,
    async admit(asked, signal) {
      readPublicUrl(asked.href, rules);
      const found = await lookup(hostOf(asked), signal);
      if (found.length === 0) throw new TransportFault('unknown-host', 'There is no server of this name.');
      for (const { address } of found) refuse(asked, address, alsoAllow);
      return found.toSorted(ipv4First).map((pinned) => detoured(pinned, portOf(asked), detour));
    },
    admitRedirect(location, from) {
      // A learner's server sent us there: that is its doing, not ours.
      try {
        return readPublicUrl(URL.parse(location, from)?.href ?? location, rules);
      } catch (error) {
        throw error instanceof TransportFault ? blockedRedirect(error) : error;
      }
    },
  });
}

/** One address that is not public is enough: a name with both is how somebody gets inside. */
function refuse(url: URL, address: string, alsoAllow: readonly string[]): void {
  const why = refusal(address);
  if (why === null || alsoAllow.includes(`${address}:${portOf(url)}`)) return;
  throw blocked(
    `${hostOf(url)} leads to ${address}, which is ${why}. To check a server on your own machine or network use the command line`,
  );
}

function blockedRedirect(error: TransportFault): TransportFault {
  return new TransportFault('bad-redirect', `It redirects elsewhere. ${error.message}`);
}

export function detoured(pinned: Pinned, port: number, detour: Detour | undefined): Pinned {
  const elsewhere = detour?.(pinned.address, port);
  return elsewhere === undefined ? pinned : { ...pinned, detour: elsewhere };
}

export function ipv4First(a: Pinned, b: Pinned): number {
  return a.family - b.family;
}
