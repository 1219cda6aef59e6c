/** Which addresses the direct route may ask. IPv4: refused by list; IPv6: allowed by list. */
import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registry for IPv4 (RFC 6890 and its updates), multicast (RFC 5771), reserved (RFC 1112). */
const REFUSED_4: [net: string, bits: number, what: string][] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'shared by a provider'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'for documentation'],
  ['192.88.99.0', 24, 'reserved'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'for benchmarks'],
  ['198.51.100.0', 24, 'for documentation'],
  ['203.0.113.0', 24, 'for documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
];

/** What of 2000::/3 is not the public internet, or carries an IPv4 address that would have to be judged as well. */
const REFUSED_6: [net: string, bits: number, what: string][] = [
  // Teredo, ORCHID, benchmarks and other protocol assignments.
  ['2001::', 23, 'reserved'],
  ['2001:db8::', 32, 'for documentation'],
  ['2002::', 16, 'an IPv4 address in disguise (6to4)'],
  ['3fff::', 20, 'for documentation'],
];

const GLOBAL_6 = listOf([['2000::', 3]], 'ipv6');
const LISTS_4 = REFUSED_4.map(([net, bits, what]) => ({ list: listOf([[net, bits]], 'ipv4'), what }));
const LISTS_6 = REFUSED_6.map(([net, bits, what]) => ({ list: listOf([[net, bits]], 'ipv6'), what }));

function listOf(nets: [net: string, bits: number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [net, bits] of nets) list.addSubnet(net, bits, family);
  return list;
}

/** @returns why the address may not be asked, e.g. `private`; null where it may */
export function refusal(address: string): string | null {
  switch (isIP(address)) {
    case 4:
      return LISTS_4.find(({ list }) => list.check(address, 'ipv4'))?.what ?? null;
    case 6:
      // A zone makes no sense outside this machine; mapped, NAT64, loopback and local forms are outside of 2000::/3.
      if (address.includes('%') || !GLOBAL_6.check(address, 'ipv6')) return 'not a public IPv6 address';
      return LISTS_6.find(({ list }) => list.check(address, 'ipv6'))?.what ?? null;
    default:
      return 'not an address';
  }
}
