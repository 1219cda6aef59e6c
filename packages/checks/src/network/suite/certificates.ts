/** Certificates for tests: an authority with a root and an intermediate, and leaves of every kind of wrong. */
import 'reflect-metadata';
import { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

export interface Signed {
  /** PEM. */
  certificate: string;
  key: string;
  subject: string;
  keys: CryptoKeyPair;
}

export interface Wanted {
  /** As `CN=books.example` or `CN=R1, O=Somebody`. */
  subject: string;
  /** null: it signs itself. */
  by: Signed | null;
  names?: readonly string[];
  isAuthority?: boolean;
  /** Days from now, negative for the past. */
  from?: number;
  to?: number;
  /** In place of `to`: a date that is the same in each transcript. */
  until?: string;
}

const DAY = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** Half a day more than a whole number, so that the days left are the same all through a test. */
const HALF = 0.5;

export async function sign({
  subject,
  by,
  names = [],
  isAuthority = false,
  from = -30,
  to = 60,
  until,
}: Wanted): Promise<Signed> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.create({
    serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(8)))
      .toString('hex')
      .replace(/^./, '1'),
    subject,
    issuer: by?.subject ?? subject,
    notBefore: until === undefined ? new Date(Date.now() + from * DAY) : new Date('2020-01-01'),
    notAfter: until === undefined ? new Date(Date.now() + (to + HALF) * DAY) : new Date(until),
    publicKey: keys.publicKey,
    signingKey: (by?.keys ?? keys).privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      ...(isAuthority ? [new BasicConstraintsExtension(true, undefined, true)] : []),
      ...(names.length > 0
        ? [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))]
        : []),
    ],
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    certificate: made.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
    subject,
    keys,
  };
}

export interface Authority {
  root: Signed;
  intermediate: Signed;
  /** A leaf of the intermediate. */
  leaf(names: readonly string[], days?: { from?: number; to?: number }): Promise<Signed>;
}

/** @param organisation as it stands in the certificates */
export async function authority(organisation = 'Waymark Tests'): Promise<Authority> {
  const years = { from: -1000, to: 2000 };
  const root = await sign({
    subject: `CN=${organisation} Root, O=${organisation}`,
    by: null,
    isAuthority: true,
    ...years,
  });
  const intermediate = await sign({
    subject: `CN=${organisation} R1, O=${organisation}`,
    by: root,
    isAuthority: true,
    ...years,
  });
  const leaf: Authority['leaf'] = (names, days = {}) =>
    sign({ subject: `CN=${names[0] ?? 'nobody'}`, by: intermediate, names, ...days });
  return { root, intermediate, leaf };
}
