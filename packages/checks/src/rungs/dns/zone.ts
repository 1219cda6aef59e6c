/** The zone that a name lies in, and its servers. */
import type { Tools } from '../../check/model.ts';
import { refusal } from '../../transport/addresses.ts';

export interface Zone {
  /** The name at whose top it begins. */
  apex: string;
  servers: string[];
}

/** Servers that are asked one by one. */
const ASKED = 4;

/** @returns the closest zone that holds the name; null where none is found above the last label */
export async function zoneOf(t: Tools, name: string): Promise<Zone | null> {
  const labels = name.split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const apex = labels.slice(from).join('.');
    // Asked for the servers of an alias, a resolver answers with those of its target.
    if (from === 0 && (await isAlias(t, apex))) continue;
    const { records } = await t.site.dns.ask({ name: apex, type: 'NS' }, t.signal);
    if (records.length > 0) return { apex, servers: records.map((one) => one.toLowerCase()).sort() };
  }
  return null;
}

async function isAlias(t: Tools, name: string): Promise<boolean> {
  return (await t.site.dns.ask({ name, type: 'CNAME' }, t.signal)).records.length > 0;
}

export interface ServerView {
  server: string;
  status: 'found' | 'no-data' | 'no-name' | 'refused' | 'failed' | 'silent';
  addresses: string[];
  serial: number | null;
}

/** What each server of the zone says of the name, asked itself. A server without a public address is silent. */
export async function viewsOf(t: Tools, { apex, servers }: Zone): Promise<ServerView[]> {
  return t.parallel(servers.slice(0, ASKED).map((server) => () => viewOf(t, server, apex)));
}

async function viewOf(t: Tools, server: string, apex: string): Promise<ServerView> {
  const { records } = await t.site.dns.ask({ name: server, type: 'A' }, t.signal);
  const at = records.find(({ address }) => refusal(address) === null)?.address;
  const silent: ServerView = { server, status: 'silent', addresses: [], serial: null };
  if (at === undefined) return silent;
  const own = await t.site.dns.ask({ name: t.site.name, type: 'A', server: at }, t.signal);
  if (own.status === 'silent') return silent;
  const soa = await t.site.dns.ask({ name: apex, type: 'SOA', server: at }, t.signal);
  const addresses = own.records.map(({ address }) => address).sort();
  return { server, status: own.status, addresses, serial: soa.records[0]?.serial ?? null };
}
