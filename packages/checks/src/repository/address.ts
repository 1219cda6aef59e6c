/** The address of a learner's repository: what may be asked, and where its name was found to lead. */
import { RepositoryFault } from '../ports/repository.ts';
import { TransportFault } from '../ports/transport.ts';
import { refusal } from '../transport/addresses.ts';
import { systemLookup, type Lookup } from '../transport/lookup.ts';
import { hostOf, portOf, readPublicUrl } from '../transport/public-url.ts';

export interface AddressRules {
  /** `host:port` pairs that may be asked although a rule says no, by http too. For tests and for an operator's own network. */
  allow?: readonly string[];
  lookup?: Lookup;
}

export interface GuardedAddress {
  /** As it is handed to git: https://host/path, without a name, a password, a query or a fragment. */
  url: string;
  protocol: 'https' | 'http';
  /** Pins the name to the addresses that were checked: `http.curloptResolve`. */
  pin: [name: string, value: string];
}

const PORTS = [443];
/** What a host shows for `ssh`: `git@github.com:ada/books.git`. */
const BY_SSH = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/]([\w./~-]+)$/;

/** @throws RepositoryFault `refused-address`, or with what the look-up met */
export async function guardedAddress(
  text: string,
  { allow = [], lookup = systemLookup }: AddressRules,
  signal: AbortSignal,
): Promise<GuardedAddress> {
  const url = readAddress(text, allow);
  const host = hostOf(url);
  const found = await lookup(host, signal).catch((error: unknown) => {
    throw ofLookup(error);
  });
  if (found.length === 0) throw new RepositoryFault('unknown-host', `There is no host ${host}.`);
  for (const { address } of found) {
    const why = refusal(address);
    if (why !== null && !allow.includes(`${address}:${portOf(url)}`))
      throw new RepositoryFault('refused-address', `${host} leads to ${address}, which is ${why}.`);
  }
  const addresses = found.map(({ address, family }) => (family === 6 ? `[${address}]` : address)).join(',');
  return {
    url: `${url.origin}${url.pathname}`,
    protocol: url.protocol === 'http:' ? 'http' : 'https',
    pin: ['http.curloptResolve', `${host}:${portOf(url)}:${addresses}`],
  };
}

/** @throws RepositoryFault `refused-address`: the sentence says which rule it broke */
function readAddress(text: string, allow: readonly string[]): URL {
  const given = text.trim();
  const [, host, path] = BY_SSH.exec(given) ?? [];
  if (host !== undefined)
    throw refused(
      `that is the address for ssh, which needs a key: give https://${host}/${path?.replace(/^\//, '') ?? ''}`,
    );
  try {
    const url = readPublicUrl(given, { ports: PORTS, alsoAllow: allow });
    if (url.protocol !== 'https:' && !allow.includes(`${hostOf(url)}:${portOf(url)}`))
      throw refused('only https is asked');
    if (url.search !== '') throw refused('an address with a ? in it is not one of a repository');
    if (url.pathname === '/') throw refused('it names a host and no repository');
    if (/\/(tree|blob|-)\//.test(url.pathname))
      throw refused('it leads into the repository: give the address of its first page');
    return url;
  } catch (error) {
    if (error instanceof TransportFault) throw new RepositoryFault('refused-address', error.message);
    throw error;
  }
}

function refused(why: string): RepositoryFault {
  return new RepositoryFault('refused-address', `This address is not asked: ${why}.`);
}

function ofLookup(error: unknown): unknown {
  if (!(error instanceof TransportFault)) return error;
  if (error.code === 'unknown-host' || error.code === 'cancelled')
    return new RepositoryFault(error.code, error.message);
  return new RepositoryFault('unreachable', error.message);
}
