/** Reads an address that a learner gave or a server redirected to, and refuses what the direct route must not ask. */
import { isIP } from 'node:net';
import { TransportFault } from '../ports/transport.ts';
import { refusal } from './addresses.ts';

/** Where learners' servers are served from; nothing that speaks another protocol. */
export const PUBLIC_PORTS: readonly number[] = [80, 443, 3000, 3001, 4000, 5000, 8000, 8080, 8443];

export interface PublicUrlOptions {
  ports: readonly number[];
  /** `host:port` that may be asked although a rule says no: for tests and for an operator's own network. */
  alsoAllow: readonly string[];
}

/**
 * @returns the address without its fragment
 * @throws TransportFault `blocked` with a sentence that says which rule it broke
 */
export function readPublicUrl(text: string, { ports, alsoAllow }: PublicUrlOptions): URL {
  const url = URL.parse(text);
  if (url === null) throw blocked(`"${text.slice(0, 100)}" is not an address`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw blocked(`${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '')
    throw blocked('an address with a user name or password in it is not asked');
  url.hash = '';
  const port = portOf(url);
  if (alsoAllow.includes(`${hostOf(url)}:${port}`)) return url;
  if (!ports.includes(port)) throw blocked(`port ${port} is not among those that are asked (${ports.join(', ')})`);
  checkHost(hostOf(url), text);
  return url;
}

function checkHost(host: string, text: string): void {
  if (isIP(host) !== 0) {
    const why = refusal(host);
    if (why !== null) throw blocked(`${host} is ${why}`);
    // 0x08080808, 134744072 and full-width digits are all 8.8.8.8 for the parser: whoever writes so wants to hide something.
    if (isIP(host) === 4 && !text.includes(host)) throw blocked(`write the address as ${host}`);
    return;
  }
  if (!host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa|onion)\.?$/.test(host))
    throw blocked(`${host} is not a public name`);
}

/** @returns the host without the brackets of IPv6 */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

export function blocked(why: string, blame?: 'learner'): TransportFault {
  return new TransportFault('blocked', `This address is not asked: ${why}.`, blame);
}
