import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TransportFault } from '../ports/transport.ts';
import { serveBytes } from '../transport/suite/servers.ts';
import { publicSite } from './public-site.ts';
import { nameRecords } from './name-records.ts';
import { authority } from './suite/certificates.ts';
import { serveNames } from './suite/dns-server.ts';
import { playSite, type Played, type PlayedSite } from './suite/play-site.ts';

const NAME = 'books.example';
const ADDRESS = '93.184.216.34';
const signal = AbortSignal.timeout(60_000);
const faultOf = (code: string) => (error: unknown) => error instanceof TransportFault && error.code === code;

const SITE: PlayedSite = {
  hosts: { [ADDRESS]: { chain: async (by) => [await by.leaf([NAME]), by.intermediate] } },
  zone: { records: `. NS a.root.example\n${NAME} A ${ADDRESS}\ninside.example A 10.0.0.5\n${NAME} CAA issue pki.goog` },
  servers: {},
};

describe('what a public name is', () => {
  const NONE = `http://localhost:3000 https://127.0.0.1 https://[::1] https://93.184.216.34 https://[2606:4700::1111]
    https://intranet https://printer.local https://metadata.google.internal https://user@books.example
    https://books.example:25 ftp://books.example nonsense`;
  for (const base of NONE.split(/\s+/))
    it(`${base} is none: nothing is asked there`, async () => {
      const { site, transport } = publicSite(base);
      assert.notEqual(site.notPublic, null);
      assert.throws(() => site.at(site.origin), faultOf('blocked'));
      const request = { method: 'GET', target: '/', headers: [], body: null, follow: false };
      await assert.rejects(transport.send({ ...request, limits: {} as never }, signal), faultOf('blocked'));
    });

  it('is asked over https, whatever the address begins with, and on the port that an https address names', () => {
    assert.equal(publicSite('http://books.example:3000/api').site.origin, 'https://books.example');
    assert.equal(publicSite('https://books.example:8443/').site.origin, 'https://books.example:8443');
    assert.equal(publicSite('https://żółw.example').site.name, 'xn--w-uga1v8h.example');
  });

  it('has no other origins than its own and that of www', () => {
    const { site } = publicSite('https://www.books.example');
    assert.equal(site.sibling, 'books.example');
    for (const origin of ['http://www.books.example', 'https://books.example', 'http://books.example'])
      assert.equal(site.at(origin).base, origin);
    for (const origin of ['https://other.example', 'http://books.example:8080', 'http://169.254.169.254'])
      assert.throws(() => site.at(origin), faultOf('blocked'));
  });
});

describe('a handshake', () => {
  let played: Played;
  before(async () => {
    played = await playSite(SITE);
  });
  after(() => played.close());

  it('shows protocol, chain and dates, and which certificate signed which', async () => {
    const seen = await publicSite(`https://${NAME}`, played.options).site.tls.greet({}, signal);
    assert.deepEqual([seen.protocol, seen.address, seen.fitsName, seen.problem], ['TLSv1.3', ADDRESS, true, null]);
    const [leaf, above] = seen.chain;
    assert.deepEqual([leaf.names, leaf.signer, leaf.selfSigned], [[NAME], 1, false]);
    assert.deepEqual([above?.signer, above?.selfSigned], [null, false]);
    assert.ok(leaf.validFrom < seen.at && seen.at < leaf.validTo);
  });

  it('trusts the authorities that Node knows where it is given no others', async () => {
    const { servers = [], detour = () => undefined } = played.options;
    const seen = await publicSite(`https://${NAME}`, { servers, detour }).site.tls.greet({}, signal);
    assert.equal(seen.problem, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
  });

  it('is never made with an address that is not public, named or looked up', async () => {
    const { site } = publicSite('https://inside.example', played.options);
    await assert.rejects(site.tls.greet({}, signal), faultOf('blocked'));
    for (const address of ['127.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'books.example'])
      await assert.rejects(site.tls.greet({ address }, signal), faultOf('blocked'), address);
  });

  it('ends when whoever asked leaves, and holds no connection', async () => {
    const silent = await serveBytes(() => undefined);
    const detour = () => ({ host: '127.0.0.1', port: silent.port });
    const { site } = publicSite(`https://${NAME}`, { ...played.options, detour });
    await assert.rejects(site.tls.greet({ address: ADDRESS }, AbortSignal.timeout(100)), faultOf('cancelled'));
    const limits = { handshakeMs: 100 };
    const hasty = publicSite(`https://${NAME}`, { ...played.options, detour, limits }).site;
    await assert.rejects(hasty.tls.greet({ address: ADDRESS }, signal), faultOf('no-first-byte'));
    while (silent.open() > 0) await new Promise(setImmediate);
    await silent.close();
  });
});

describe('questions to the DNS', () => {
  it('tell a name that does not exist from one without such a record', async () => {
    const server = await serveNames(SITE.zone.records);
    const dns = nameRecords({ servers: [`127.0.0.1:${server.port}`] });
    assert.deepEqual(await dns.ask({ name: NAME, type: 'A' }, signal), {
      status: 'found',
      records: [{ address: ADDRESS, ttl: 3600 }],
    });
    assert.equal((await dns.ask({ name: NAME, type: 'AAAA' }, signal)).status, 'no-data');
    assert.equal((await dns.ask({ name: `no.${NAME}`, type: 'A' }, signal)).status, 'no-name');
    assert.deepEqual((await dns.ask({ name: NAME, type: 'CAA' }, signal)).records, [
      { tag: 'issue', value: 'pki.goog' },
    ]);
    await server.close();
  });

  it('blame the zone only where the resolver still answers for the root', async () => {
    let isDown = false;
    const answer = ({ name }: { name: string }) => (isDown || name === NAME ? ('failed' as const) : null);
    const server = await serveNames('. NS a.root.example', answer);
    const dns = nameRecords({ servers: [`127.0.0.1:${server.port}`], timeoutMs: 300 });
    assert.equal((await dns.ask({ name: NAME, type: 'A' }, signal)).status, 'failed');
    isDown = true;
    await assert.rejects(dns.ask({ name: NAME, type: 'A' }, signal), faultOf('unreachable'));
    await server.close();
  });

  it('go to no name server on an address that is not public', async () => {
    const dns = nameRecords();
    for (const server of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1'])
      await assert.rejects(dns.ask({ name: NAME, type: 'A', server }, signal), faultOf('blocked'));
  });

  it('end when whoever asked leaves', async () => {
    const server = await serveNames('', () => 'silent');
    const dns = nameRecords({ servers: [`127.0.0.1:${server.port}`] });
    await assert.rejects(dns.ask({ name: NAME, type: 'A' }, AbortSignal.timeout(50)), faultOf('cancelled'));
    await server.close();
  });
});

describe('a name that changes its mind', () => {
  it('is looked up for each connection, checked, and asked at the address that was checked', async () => {
    const answers = [ADDRESS, '127.0.0.1'];
    const zone = {
      records: '',
      answer: ({ type }: { type: string }) =>
        type === 'A' ? { records: `${NAME} 0 A ${answers.shift() ?? '127.0.0.1'}` } : null,
    };
    const played = await playSite({ ...SITE, zone });
    const { site } = publicSite(`https://${NAME}`, played.options);
    assert.equal((await site.tls.greet({}, signal)).address, ADDRESS);
    await assert.rejects(site.tls.greet({}, signal), faultOf('blocked'));
    await played.close();
  });
});

describe('the authority of the tests', () => {
  it('makes another one each time, so no key of it is worth anything', async () => {
    const [one, other] = await Promise.all([authority(), authority()]);
    assert.notEqual(one.root.certificate, other.root.certificate);
  });
});
