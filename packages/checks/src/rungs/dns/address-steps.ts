/** From the name to its addresses. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { AddressRecord, DnsAnswer } from '../../ports/dns.ts';
import { refusal } from '../../transport/addresses.ts';
import { hasPublicName } from '../https/public-name.ts';

/** More hops than that nobody needs, and resolvers give up at about as many. */
const HOPS = 8;
const DAY = 86_400;

export const itsAliasLeadsSomewhere = step({
  id: 'its-alias-leads-somewhere',
  title: 'Where the name is an alias (CNAME), it leads to a name that exists',
  after: [hasPublicName],
  async run(t) {
    const way = [t.site.name];
    for (let name = t.site.name; ;) {
      const { records } = await t.site.dns.ask({ name, type: 'CNAME' }, t.signal);
      const next = records[0]?.toLowerCase();
      if (next === undefined) break;
      if (way.includes(next) || way.length > HOPS) inARing([...way, next], t);
      way.push((name = next));
    }
    const end = way.at(-1) ?? t.site.name;
    if (way.length > 1) await expectToExist(end, way, t);
    return { way, end };
  },
});

function inARing(way: string[], t: Tools): never {
  return t.fail({
    expected: 'an alias that ends at a name with addresses',
    actual: `${way.slice(0, HOPS).join(' → ')} ${way.length > HOPS ? '…' : ''}`.trim(),
    advice: 'These aliases lead round in a ring. Let the last of them lead to the name that your hosting gave you.',
  });
}

async function expectToExist(end: string, way: string[], t: Tools): Promise<void> {
  const { status } = await t.site.dns.ask({ name: end, type: 'A' }, t.signal);
  if (status === 'no-name')
    t.fail({
      expected: 'an alias to a name that exists',
      actual: `${way.join(' → ')}, and there is no such name`,
      advice:
        'The place that your alias leads to is gone. Remove the record or let it lead to where your site is now, today: whoever can claim that name gets your visitors.',
    });
  t.note(`${way.join(' → ')}.`);
}

export const hasAddresses = step({
  id: 'has-addresses',
  title: 'The name has an address (A or AAAA)',
  after: [itsAliasLeadsSomewhere],
  weight: 2,
  async run(t) {
    const { name } = t.site;
    const [four, six] = await t.parallel([
      (): Promise<DnsAnswer<AddressRecord>> => t.site.dns.ask({ name, type: 'A' }, t.signal),
      () => t.site.dns.ask({ name, type: 'AAAA' }, t.signal),
    ]);
    const records = [...(four?.records ?? []), ...(six?.records ?? [])].toSorted((a, b) =>
      a.address < b.address ? -1 : 1,
    );
    const [actual, advice] = WITHOUT[four?.status ?? 'silent'] ?? BROKEN;
    if (records.length === 0) t.fail({ expected: `an A or AAAA record of ${name}`, actual, advice });
    t.note(`${name}: ${inShort(records)}.`);
    return records;
  },
});

const BROKEN = [
  'its name servers give no answer that can be used',
  'Look at the page of your domain: do the name servers named there really serve your zone? After a move both have to say the same.',
] as const;
const WITHOUT: Partial<Record<string, readonly [actual: string, advice: string]>> = {
  'no-name': [
    'there is no such name',
    'Add a record for the name where your domain’s records are kept: A with the address of your server, or CNAME with the name that your hosting gave you. Look at the spelling; a new record can take an hour.',
  ],
  'no-data': [
    'the name exists and has no address',
    'Add an A record with the address of your server, or a CNAME with the name that your hosting gave you.',
  ],
};

const SHOWN = 4;

function inShort(records: readonly AddressRecord[]): string {
  const shown = records.slice(0, SHOWN).map(({ address }) => address);
  return records.length > SHOWN ? `${shown.join(', ')} and ${records.length - SHOWN} more` : shown.join(', ');
}

export const itsAddressesArePublic = step({
  id: 'its-addresses-are-public',
  title: 'Each of its addresses is one that the whole world can reach',
  after: [hasAddresses],
  run(t) {
    for (const { address } of t.from(hasAddresses)) {
      const why = refusal(address);
      if (why !== null)
        t.fail({
          expected: 'public addresses only',
          actual: `${address}, which is ${why}`,
          advice:
            'This address means something on your own machine or network only. Put the public address of your server in its place; your hosting shows it.',
        });
    }
    return Promise.resolve();
  },
});

export const isKeptADayAtMost = step({
  id: 'is-kept-a-day-at-most',
  title: 'Others keep its addresses for a day at most (TTL)',
  level: 'should',
  weight: 0.5,
  after: [hasAddresses],
  run(t) {
    const longest = Math.max(...t.from(hasAddresses).map(({ ttl }) => ttl));
    if (longest <= DAY) return Promise.resolve();
    return t.fail({
      expected: `a TTL of at most ${DAY} seconds`,
      actual: `${longest} seconds, ${Math.round(longest / DAY)} days`,
      advice: 'Take 3600 (an hour): if your server moves, the world follows within that time.',
    });
  },
});
