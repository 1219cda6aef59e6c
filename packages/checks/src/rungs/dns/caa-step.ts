import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { eachAddressIsTheSite } from './site-steps.ts';

/** Authorities by the organisation in their certificates, and the names by which CAA records allow them, as they publish them. */
const AUTHORITIES: readonly [organisation: RegExp, names: readonly string[]][] = [
  [/let's encrypt|internet security research group/i, ['letsencrypt.org']],
  [/google trust services/i, ['pki.goog', 'google.com']],
  [
    /sectigo|zerossl|comodo/i,
    ['sectigo.com', 'comodoca.com', 'comodo.com', 'usertrust.com', 'trust-provider.com', 'zerossl.com'],
  ],
  [
    /digicert|geotrust|rapidssl|thawte/i,
    ['digicert.com', 'geotrust.com', 'rapidssl.com', 'thawte.com', 'symantec.com'],
  ],
  [/amazon/i, ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com']],
  [/globalsign/i, ['globalsign.com']],
  [/ssl corp/i, ['ssl.com']],
  [/buypass/i, ['buypass.com', 'buypass.no']],
  [/godaddy|starfield/i, ['godaddy.com', 'starfieldtech.com']],
];

export const itsAuthorityIsAllowed = step({
  id: 'its-authority-is-allowed',
  title: 'If the zone says who may issue certificates (CAA), it allows the authority of the one in use',
  level: 'should',
  weight: 0.5,
  after: [eachAddressIsTheSite],
  async run(t) {
    const rule = await closestRule(t);
    const leaf = t.from(eachAddressIsTheSite)?.chain[0];
    if (rule === null || leaf === undefined) return;
    const names = AUTHORITIES.find(([organisation]) => organisation.test(leaf.issuerOrganisation))?.[1];
    if (names === undefined) {
      t.note(
        `Not compared: by which name CAA records allow ${leaf.issuerOrganisation || leaf.issuer} is not known here.`,
      );
      return;
    }
    if (!rule.allowed.some((name) => names.includes(name)))
      t.fail({
        expected: `CAA records at ${rule.at} that allow ${names[0] ?? ''}, which issued the certificate in use`,
        actual: rule.allowed.length === 0 ? 'they allow nobody' : `they allow ${rule.allowed.join(', ')}`,
        advice:
          'The next renewal will be refused. Add a CAA record with issue and the name of your authority, or remove those that you no longer mean.',
      });
  },
});

/** The closest name that has CAA records decides, from the name itself upwards (RFC 8659, section 3). */
async function closestRule(t: Tools): Promise<{ at: string; allowed: string[] } | null> {
  const labels = t.site.name.split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const at = labels.slice(from).join('.');
    const { records } = await t.site.dns.ask({ name: at, type: 'CAA' }, t.signal);
    const issue = records.filter(({ tag }) => tag === 'issue');
    if (issue.length > 0)
      return { at, allowed: issue.map(({ value }) => value.split(';')[0]?.trim().toLowerCase() ?? '').filter(Boolean) };
    if (records.length > 0) return null;
  }
  return null;
}
