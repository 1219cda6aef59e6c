/** A public name and what is asked of it: guarded as the direct route is, at every connection. */
import { isIP } from 'node:net';
import type { Site } from '../ports/site.ts';
import type { Handshakes } from '../ports/tls.ts';
import { TransportFault, type Transport } from '../ports/transport.ts';
import { refusal } from '../transport/addresses.ts';
import { detoured, direct, ipv4First } from '../transport/direct.ts';
import type { Detour, Pinned } from '../transport/exchange.ts';
import { systemLookup, type Lookup } from '../transport/lookup.ts';
import { blocked, hostOf, PUBLIC_PORTS, readPublicUrl } from '../transport/public-url.ts';
import { handshake, type HandshakeLimits } from './handshake.ts';
import { lookupOver, nameRecords, type NameOptions } from './name-records.ts';

/** Nothing of it comes from a learner. */
export interface SiteOptions extends NameOptions {
  /** Certificates to trust in place of those that Node knows, as PEM. */
  roots?: readonly string[];
  detour?: Detour;
  limits?: Partial<HandshakeLimits>;
}

export interface PublicSite {
  site: Site;
  /** To the name over TLS, whatever the address of the project begins with. */
  transport: Transport;
}

const LIMITS: HandshakeLimits = { connectMs: 5_000, handshakeMs: 5_000 };
const TLS_PORT = 443;
const ADDRESSES = 3;

/** @param base the public address of a project, as the learner wrote it; what is no public name becomes a site that says so */
export function publicSite(base: string, options: SiteOptions = {}): PublicSite {
  const url = URL.parse(base);
  const name = url === null ? base.slice(0, 100) : hostOf(url);
  const port = url?.protocol === 'https:' && url.port !== '' ? Number(url.port) : TLS_PORT;
  const origin = `https://${name}${port === TLS_PORT ? '' : `:${port}`}`;
  const notPublic = whyNotPublic(base, name);
  const dns = nameRecords(options);
  const lookup = options.servers === undefined ? systemLookup : lookupOver(dns);
  const sibling = name.startsWith('www.') ? name.slice(4) : `www.${name}`;
  const plainOrigin = `http://${name}`;
  const origins = [origin, plainOrigin, `https://${sibling}`, `http://${sibling}`];
  const at = (asked: string): Transport => {
    if (notPublic === null && origins.includes(asked)) return direct(asked, { ...options, lookup });
    throw blocked(`${asked} is not of this site`);
  };
  const tls = handshakes({ name, port, lookup, options });
  const site = { name, notPublic, origin, plainOrigin, sibling, tls, dns, at };
  return { site, transport: notPublic === null ? at(origin) : nowhere(base) };
}

function whyNotPublic(base: string, name: string): string | null {
  if (isIP(name) !== 0) return `${name} is an address in numbers, not a name`;
  try {
    readPublicUrl(base, { ports: PUBLIC_PORTS, alsoAllow: [] });
    return null;
  } catch (error) {
    if (error instanceof TransportFault)
      return error.message.replace(/^This address is not asked: /, '').replace(/\.$/, '');
    throw error;
  }
}

interface Greeting {
  name: string;
  port: number;
  lookup: Lookup;
  options: SiteOptions;
}

function handshakes({ name, port, lookup, options }: Greeting): Handshakes {
  const limits = { ...LIMITS, ...options.limits };
  const roots = options.roots && { roots: options.roots };
  const greet = (pinned: Pinned, versions: 'modern' | 'old', signal: AbortSignal) =>
    handshake({ name, port, pinned: detoured(pinned, port, options.detour), versions, limits, ...roots }, signal);
  return {
    async greet({ address, versions = 'modern' }, signal) {
      const found = address === undefined ? await lookup(name, signal) : [pinnedTo(address)];
      for (const one of found) refuse(name, one.address);
      const [first, ...others] = found.toSorted(ipv4First).slice(0, ADDRESSES);
      if (first === undefined) throw new TransportFault('unknown-host', 'There is no server of this name.');
      return others.reduce(
        (before, next) => before.catch((error: unknown) => orElse(error, () => greet(next, versions, signal))),
        greet(first, versions, signal),
      );
    },
  };
}

/** Another address is tried only where this one was not reached at all. */
function orElse<T>(error: unknown, next: () => Promise<T>): Promise<T> {
  if (error instanceof TransportFault && ['refused', 'unreachable'].includes(error.code)) return next();
  throw error;
}

function pinnedTo(address: string): Pinned {
  return { address, family: isIP(address) === 6 ? 6 : 4 };
}

function refuse(name: string, address: string): void {
  const why = refusal(address);
  if (why !== null) throw blocked(`${name} leads to ${address}, which is ${why}`, 'learner');
}

/** Where there is no public name, nothing is asked. */
function nowhere(base: string): Transport {
  const refused = (): Promise<never> => Promise.reject(blocked('it is no public name'));
  return { route: 'direct', base, send: refused, openSocket: refused, close: () => Promise.resolve() };
}
