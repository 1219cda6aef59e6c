/** Questions to the DNS, each bounded in time, over Node's resolver. */
import { Resolver } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import type { DnsAnswer, DnsStatus, NameRecords, RecordOf, RecordType } from '../ports/dns.ts';
import { TransportFault } from '../ports/transport.ts';
import { refusal } from '../transport/addresses.ts';
import type { Detour } from '../transport/exchange.ts';
import type { Lookup } from '../transport/lookup.ts';
import { blocked } from '../transport/public-url.ts';

export interface NameOptions {
  /** Name servers as `address:port` in place of this machine's own: for tests and for an operator. */
  servers?: readonly string[];
  /** Milliseconds for the first try of a question; the second has twice as long. */
  timeoutMs?: number;
  detour?: Detour;
}

const TIMEOUT_MS = 1_500;
const RECORDS = 50;
const DNS_PORT = 53;

const STATUS: Record<string, DnsStatus> = {
  ENODATA: 'no-data',
  ENOTFOUND: 'no-name',
  EBADNAME: 'no-name',
  EREFUSED: 'refused',
  ESERVFAIL: 'failed',
  EFORMERR: 'failed',
  ENOTIMP: 'failed',
  EBADRESP: 'failed',
};

type Ask = { [T in RecordType]: (resolver: Resolver, name: string) => Promise<RecordOf[T][]> };

const ASK: Ask = {
  A: (resolver, name) => resolver.resolve4(name, { ttl: true }),
  AAAA: (resolver, name) => resolver.resolve6(name, { ttl: true }),
  CNAME: (resolver, name) => resolver.resolveCname(name),
  NS: (resolver, name) => resolver.resolveNs(name),
  SOA: async (resolver, name) => [{ serial: (await resolver.resolveSoa(name)).serial }],
  CAA: async (resolver, name) => (await resolver.resolveCaa(name)).flatMap(caaOf),
};

function caaOf(record: object): { tag: string; value: string }[] {
  return Object.entries(record).flatMap(([tag, value]: [string, unknown]) =>
    ['issue', 'issuewild'].includes(tag) && typeof value === 'string' ? [{ tag, value: value.slice(0, 200) }] : [],
  );
}

export function nameRecords({ servers, timeoutMs = TIMEOUT_MS, detour }: NameOptions = {}): NameRecords {
  const question = async <T extends RecordType>(
    name: string,
    type: T,
    at: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<DnsAnswer<RecordOf[T]>> => {
    // One for each question: cancelling it disturbs no other.
    const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
    if (at !== undefined) resolver.setServers(at);
    const stop = (): void => resolver.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) return { status: 'silent', records: [] };
      const records = (await ASK[type](resolver, name)).slice(0, RECORDS);
      // A ring of aliases comes back as an empty list.
      return { status: records.length > 0 ? 'found' : 'no-data', records };
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      return { status: STATUS[code] ?? 'silent', records: [] };
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
  return {
    async ask({ name, type, server }, signal) {
      if (server !== undefined) return question(name, type, [serverAt(server, detour)], signal);
      const answer = await question(name, type, servers, signal);
      // The zone is to blame only where the same resolver still answers for something that is always there.
      const isUnclear = answer.status === 'failed' || answer.status === 'refused' || answer.status === 'silent';
      if (isUnclear && (await question('.', 'NS', servers, signal)).status !== 'found') throw noAnswer(signal);
      return answer;
    },
  };
}

/** @throws TransportFault `blocked` for a name server on an address that is not public */
function serverAt(address: string, detour: Detour | undefined): string {
  const why = refusal(address);
  if (why !== null) throw blocked(`the name server ${address} is ${why}`, 'learner');
  const { host, port } = detour?.(address, DNS_PORT) ?? { host: address, port: DNS_PORT };
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function noAnswer(signal: AbortSignal): TransportFault {
  return signal.aborted
    ? new TransportFault('cancelled', 'The question was stopped.')
    : new TransportFault('unreachable', 'Names cannot be looked up from here just now.');
}

/** @returns a look-up that asks these records, where the machine's own is not to be used */
export function lookupOver(records: NameRecords): Lookup {
  return async (name, signal) => {
    const [four, six] = await Promise.all([
      records.ask({ name, type: 'A' }, signal),
      records.ask({ name, type: 'AAAA' }, signal),
    ]);
    const found = [
      ...four.records.map(({ address }) => ({ address, family: 4 as const })),
      ...six.records.map(({ address }) => ({ address, family: 6 as const })),
    ];
    if (found.length === 0) throw new TransportFault('unknown-host', 'There is no server of this name.');
    return found;
  };
}
