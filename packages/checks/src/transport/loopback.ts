/** The loopback route: one port of this machine, for the command line. */
import { TransportFault, type Transport } from '../ports/transport.ts';
import type { Pinned } from './exchange.ts';
import { httpTransport } from './http-transport.ts';

export interface LoopbackOptions {
  host: string;
  port: number;
  /** Path in front of every other, e.g. `/api`; none where it is left out. */
  prefix?: string;
}

const V4: Pinned = { address: '127.0.0.1', family: 4 };
const V6: Pinned = { address: '::1', family: 6 };
/** A server may listen on either for `localhost`: both are tried. */
const HOSTS: Record<string, Pinned[]> = { localhost: [V4, V6], '127.0.0.1': [V4], '::1': [V6], '[::1]': [V6] };

/** @throws TransportFault `blocked` where the host is not this machine */
export function loopback({ host, port, prefix = '' }: LoopbackOptions): Transport {
  const pins = Object.hasOwn(HOSTS, host) ? HOSTS[host] : undefined;
  if (pins === undefined)
    throw new TransportFault('blocked', `${host} is not this machine: use localhost, 127.0.0.1 or ::1.`);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new TransportFault('blocked', `${port} is not a port.`);
  const shown = `http://${host === '::1' ? '[::1]' : host}:${port}`;
  const origin = `${shown}${prefix.replace(/\/+$/, '')}`;
  return httpTransport({
    route: 'loopback',
    base: origin,
    origin,
    admit: (url) => Promise.resolve(isHere(url, shown) ? pins : []),
    admitRedirect(location, from) {
      const url = URL.parse(location, from);
      if (url !== null && isHere(url, shown)) return url;
      throw new TransportFault(
        'bad-redirect',
        `It redirects to ${(url?.origin ?? location).slice(0, 100)}: only ${shown} is asked.`,
      );
    },
  });
}

function isHere(url: URL, shown: string): boolean {
  return url.origin === new URL(shown).origin && url.username === '' && url.password === '';
}
