/** What the servers of the zone say, and how the name stands in it. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { hasAddresses, itsAliasLeadsSomewhere } from './address-steps.ts';
import { viewsOf, zoneOf, type ServerView } from './zone.ts';

const LEAST_SERVERS = 2;

export const itsAliasStandsAlone = step({
  id: 'its-alias-stands-alone',
  title: 'An alias (CNAME) stands alone: it is not at the top of a zone',
  after: [itsAliasLeadsSomewhere],
  async run(t) {
    const { way } = t.from(itsAliasLeadsSomewhere);
    const [name = t.site.name, target] = way;
    if (target === undefined) return;
    const [own, others] = await t.parallel(
      [name, way.at(-1) ?? target].map((one) => () => t.site.dns.ask({ name: one, type: 'NS' }, t.signal)),
    );
    // A resolver that followed the alias answers with the servers of its target; others are the name's own.
    const servers = (own?.records ?? []).filter((server) => !(others?.records ?? []).includes(server));
    if (servers.length > 0)
      t.fail({
        expected: `no other record at ${name}, since it is an alias`,
        actual: `a CNAME to ${target} beside NS records (${servers.slice(0, 2).join(', ')})`,
        advice:
          'The top of a zone has records of its own, and a CNAME tolerates none beside it: mail and the zone itself may stop working. Put A and AAAA records there, or what your provider calls ALIAS or ANAME; a CNAME is fine for www.',
      });
  },
});

export const itsServersAgree = step({
  id: 'its-servers-agree',
  title: 'Each name server of its zone knows the name, and says the same of it',
  after: [hasAddresses],
  async run(t) {
    const zone = await zoneOf(t, t.site.name);
    if (zone === null) {
      t.note('The servers of its zone could not be found out.');
      return null;
    }
    const views = await viewsOf(t, zone);
    const heard = views.filter(({ status }) => status !== 'silent');
    if (heard.length < views.length)
      t.note(`${views.length - heard.length} of ${views.length} name servers gave no answer from here.`);
    expectToKnow(t, heard);
    expectTheSame(t, heard, t.from(itsAliasLeadsSomewhere).way.length === 1);
    return zone;
  },
});

/** The resolver found the name, so a server that does not know it is out of date or was never told. */
function expectToKnow(t: Tools, views: readonly ServerView[]): void {
  const lame = views.find(({ status }) => status === 'no-name' || status === 'refused' || status === 'failed');
  if (lame === undefined) return;
  t.fail({
    expected: `an answer for ${t.site.name} from each name server of its zone`,
    actual: `${lame.server} ${WORDS[lame.status] ?? 'does not know it'}`,
    advice:
      'A part of your visitors asks that server, and does not find you. Take it off the list at your registrar, or let it serve the zone.',
  });
}

const WORDS: Partial<Record<ServerView['status'], string>> = {
  'no-name': 'says that there is no such name',
  refused: 'refuses to answer',
  failed: 'fails to answer',
};

/**
 * Addresses alone may differ, where a name has many: another version of the zone beside it may not.
 *
 * @param isPlain the name is no alias: then no address is an answer too, and may be an older one
 */
function expectTheSame(t: Tools, views: readonly ServerView[], isPlain: boolean): void {
  const first = views.find(({ addresses }) => addresses.length > 0);
  if (first === undefined) return;
  const others = views.filter(({ addresses }) => isPlain || addresses.length > 0);
  const stale = others.find(
    ({ addresses, serial }) => serial !== first.serial && !addresses.some((one) => first.addresses.includes(one)),
  );
  if (stale !== undefined)
    t.fail({
      expected: 'the same from each name server of its zone',
      actual: `${first.server} says ${first.addresses.join(', ')} (serial ${first.serial ?? 'unknown'}), ${stale.server} says ${stale.addresses.join(', ') || 'that it has none'} (serial ${stale.serial ?? 'unknown'})`,
      advice:
        'One of them still serves an older version of the zone. Raise the serial when you change the zone by hand, and see that the second server may fetch it.',
    });
}

export const hasTwoServers = step({
  id: 'has-two-servers',
  title: 'Its zone has two name servers or more',
  level: 'should',
  weight: 0.5,
  after: [itsServersAgree],
  run(t) {
    const zone = t.from(itsServersAgree);
    if (zone === null || zone.servers.length >= LEAST_SERVERS) return Promise.resolve();
    return t.fail({
      expected: `at least ${LEAST_SERVERS} name servers for ${zone.apex}`,
      actual: zone.servers.join(', '),
      advice:
        'When the only one is away, so is your name (RFC 1034 asks for two). Providers of DNS give you at least two.',
    });
  },
});
