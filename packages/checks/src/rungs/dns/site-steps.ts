/** What stands behind the addresses. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { TransportFault } from '../../ports/transport.ts';
import type { Handshake } from '../../ports/tls.ts';
import { hasAddresses, itsAddressesArePublic } from './address-steps.ts';
import { itsServersAgree } from './zone-steps.ts';

/** Addresses that are asked one by one. */
const ASKED = 6;
const PAGE = { Accept: 'text/html, */*;q=0.5' };

type Greeted = { address: string; seen: Handshake } | { address: string; fault: TransportFault };

export const eachAddressIsTheSite = step({
  id: 'each-address-is-the-site',
  title: 'At each of its addresses a server with a certificate for the name answers',
  after: [itsAddressesArePublic],
  weight: 2,
  async run(t) {
    const addresses = t.from(hasAddresses).slice(0, ASKED);
    const greeted = await t.parallel(
      addresses.map(
        ({ address }) =>
          () =>
            greetAt(t, address),
      ),
    );
    const reached = greeted.flatMap((one) => ('seen' in one ? [one.seen] : []));
    for (const one of greeted) if ('fault' in one) judgeFault(t, one, reached.length > 0);
    const other = reached.find(({ fitsName }) => !fitsName);
    if (other !== undefined)
      t.fail({
        expected: `a certificate for ${t.site.name} at ${other.address}`,
        actual: `one for ${other.chain[0].names[0] ?? other.chain[0].subject}`,
        advice:
          'Another site answers at this address. Remove its record if that server is an old one, or add the name at the hosting that stands behind it.',
      });
    return reached[0] ?? null;
  },
});

async function greetAt(t: Tools, address: string): Promise<Greeted> {
  try {
    return { address, seen: await t.site.tls.greet({ address }, t.signal) };
  } catch (fault) {
    if (fault instanceof TransportFault && fault.code !== 'cancelled') return { address, fault };
    throw fault;
  }
}

/** What is unreachable may be so from here only, unless other addresses of the same name are not. */
function judgeFault(
  t: Tools,
  { address, fault }: { address: string; fault: TransportFault },
  isHeardElsewhere: boolean,
) {
  const isHere = fault.blame !== 'learner';
  if (isHere && address.includes(':') && isHeardElsewhere) {
    t.note(`${address} could not be reached from here; many networks have no IPv6 yet.`);
    return;
  }
  if (isHere && !isHeardElsewhere) throw fault;
  t.fail({
    expected: `the site at each of its addresses, ${address} among them`,
    actual: `${address}: ${fault.message}`,
    advice:
      'A part of your visitors is sent there and waits in vain. Remove the record of that address, or let the site be served there too.',
  });
}

export const answersForTheName = step({
  id: 'answers-for-the-name',
  title: 'Asked by its name (Host), the server behind it shows a page',
  after: [eachAddressIsTheSite],
  async run(t) {
    const answer = await t.send({ method: 'GET', path: '/', headers: PAGE });
    if (answer.status >= 400)
      answer.fail(
        `a status below 400 for ${t.site.name}`,
        `status ${answer.status}`,
        'The name leads to a server that has no site of this name, or one without a page at /. Add the name at your hosting (custom domain, server_name), and answer /.',
      );
    return answer;
  },
});

export const leadsWithAndWithoutWww = step({
  id: 'leads-with-and-without-www',
  title: 'With www in front and without it, one comes to the same site',
  level: 'should',
  after: [answersForTheName, itsServersAgree],
  async run(t) {
    const { name, sibling } = t.site;
    const zone = t.from(itsServersAgree);
    if (!name.startsWith('www.') && zone?.apex !== name) {
      t.note(`${name} lies within ${zone?.apex ?? 'a zone of somebody else'}: www is not asked.`);
      return;
    }
    await expectToHaveAnAddress(t, sibling);
    const other = await askSibling(t);
    const own = await t.send({ method: 'GET', path: '/', headers: PAGE, follow: true });
    if (endOf(other, sibling) === endOf(own, name) || other.text === own.text || isSameTitle(other, own)) return;
    other.fail(
      `the site of ${name} at ${sibling} too`,
      'another page, at an address of its own',
      'Let one of the two redirect to the other with 301, so that your site has one address.',
    );
  },
});

async function expectToHaveAnAddress(t: Tools, name: string): Promise<void> {
  for (const type of ['A', 'AAAA'] as const) {
    const { status, records } = await t.site.dns.ask({ name, type }, t.signal);
    if (records.length > 0) return;
    if (status === 'no-name') missing(t, 'there is no such name');
  }
  missing(t, 'it has no address');
}

async function askSibling(t: Tools): Promise<Answer> {
  const at = `https://${t.site.sibling}`;
  try {
    return await t.send({ method: 'GET', path: '/', at, headers: PAGE, follow: true });
  } catch (fault) {
    if (fault instanceof TransportFault && fault.blame === 'learner') return missing(t, fault.message);
    throw fault;
  }
}

function missing(t: Tools, what: string): never {
  const { name, sibling } = t.site;
  return t.fail({
    expected: `${sibling} to lead to ${name}`,
    actual: what,
    advice:
      'People type both. Add a record for the other name, let its certificate list it as well, and redirect one of the two to the other.',
  });
}

function endOf({ redirects }: Answer, name: string): string {
  const last = redirects.at(-1);
  return last === undefined ? name : new URL(last).hostname;
}

function isSameTitle(a: Answer, b: Answer): boolean {
  const title = ({ text }: Answer): string => /<title>([^<]{1,200})<\/title>/i.exec(text)?.[1]?.trim() ?? '';
  return title(a) !== '' && title(a) === title(b);
}
